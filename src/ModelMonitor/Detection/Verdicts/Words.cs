using System.Globalization;

namespace ModelMonitor.Detection;

/// <summary>Numbers as a sentence says them.</summary>
internal static class Words
{
    // Below this the last digits of a p-value mean nothing.
    private const double SmallestPValue = 1e-12;

    public static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "under 0.1 %",
        < 0.01 => Format(share * 100, "0.#") + " %",
        > 0.99 and < 1 => Format(share * 100, "0.#") + " %",
        _ => Format(share * 100, "0") + " %",
    };

    public static string PValue(double p) => p < SmallestPValue ? "p < 1e-12" : $"p = {Format(p, p < 0.001 ? "0.#e-0" : "0.###")}";

    public static string Number(double value) => Format(value, Math.Abs(value) is >= 0.01 and < 1e6 or 0 ? "#,0.##" : "0.##e+0");

    /// <summary>A stretch of time in the largest unit that leaves it at least 1.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => Format(time.TotalDays, "0.#") + " days",
        { TotalHours: >= 1 } => Format(time.TotalHours, "0.#") + " h",
        { TotalMinutes: >= 1 } => Format(time.TotalMinutes, "0.#") + " min",
        _ => Format(time.TotalSeconds, "0.##") + " s",
    };

    public static string Percentile(double share)
    {
        var percentile = (int)Math.Round(share * 100);
        return percentile switch
        {
            <= 0 => "minimum",
            >= 100 => "maximum",
            50 => "median",
            _ => $"{percentile}{Ordinal(percentile)} percentile",
        };
    }

    private static string Ordinal(int number) => (number % 10, number / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
