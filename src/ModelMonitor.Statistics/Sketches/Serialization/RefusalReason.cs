using System.Runtime.CompilerServices;

namespace ModelMonitor.Statistics;

/// <summary>Why bytes are refused. The text is put together only when they are: a sketch has thousands of checks that hold.</summary>
[InterpolatedStringHandler]
internal ref struct RefusalReason
{
    private DefaultInterpolatedStringHandler _text;

    public RefusalReason(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        if (isNeeded)
        {
            _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public string ToStringAndClear() => _text.ToStringAndClear();
}
