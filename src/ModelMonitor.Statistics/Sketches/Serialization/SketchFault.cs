using System.Runtime.CompilerServices;

namespace ModelMonitor.Statistics;

/// <summary>Why bytes are refused: text that is put together only when they are, so that reading good ones allocates nothing for it.</summary>
[InterpolatedStringHandler]
internal ref struct SketchFault
{
    private DefaultInterpolatedStringHandler _text;

    public SketchFault(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = isNeeded ? new(literalLength, formattedCount) : default;
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public string ToStringAndClear() => _text.ToStringAndClear();
}
