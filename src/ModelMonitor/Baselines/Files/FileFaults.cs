using System.Globalization;
using System.Runtime.CompilerServices;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Refuses what a file must not hold.</summary>
/// <param name="name">What to call the file in messages.</param>
internal sealed class FileFaults(string name)
{
    /// <summary>Goes on if a condition holds; the text is only put together if it does not.</summary>
    /// <exception cref="BaselineFormatException">It does not hold.</exception>
    public void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref FaultText text)
    {
        if (!holds)
        {
            throw new BaselineFormatException($"{name}: {text.ToString()}. Make the file anew with Baseline.Save rather than edit it.");
        }
    }

    public void RequireName(string? value, string path)
    {
        try
        {
            SchemaNames.Validate(value!, path, "name");
        }
        catch (ArgumentException exception)
        {
            Require(false, $"{path} is no name: {exception.Message}");
        }
    }

    /// <summary>The text of a fault, or nothing where there is none.</summary>
    [InterpolatedStringHandler]
    public ref struct FaultText
    {
        private DefaultInterpolatedStringHandler _text;

        public FaultText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            _text = holds ? default : new(literalLength, formattedCount, CultureInfo.InvariantCulture);
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToString();
    }
}
