using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// A bound that <c>[Range(typeof(T), "...", "...")]</c> gives as a text: read when it compiles, so always in the
/// invariant culture, and made a number as the runtime's <c>RowEncoding</c> makes one of a value.
/// </summary>
internal static class RangeBound
{
    private static readonly DateTime Epoch = new(1970, 1, 1);

    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is
        >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>The bound, or <see langword="null"/> if the text is none, or is another one in another time zone.</summary>
    public static double? Parse(ITypeSymbol type, string? text) => text is null ? null : type.SpecialType switch
    {
        SpecialType.System_Decimal => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? (double)value : null,
        SpecialType.System_Single => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        SpecialType.System_Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        SpecialType.System_DateTime => Instant(text) is { } value ? Seconds(value - Epoch) : null,
        _ when IsNumber(type) => decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? (double)value : null,
        _ => OfName(type.Name, text),
    };

    private static double? OfName(string type, string text) => type switch
    {
        "TimeSpan" when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) => Seconds(value),
        "DateOnly" when Instant(text) is { } value && value.TimeOfDay == TimeSpan.Zero => Seconds(value - Epoch),
        "TimeOnly" when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            && value >= TimeSpan.Zero && value < TimeSpan.FromDays(1) => Seconds(value),
        "DateTimeOffset" when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) => Seconds(value.UtcDateTime - Epoch),
        _ => null,
    };

    // A text with an offset becomes a time of the machine's own zone.
    private static DateTime? Instant(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out var value)
        && value.Kind != DateTimeKind.Local
            ? value
            : null;

    private static double Seconds(TimeSpan span) => span.TotalSeconds;
}
