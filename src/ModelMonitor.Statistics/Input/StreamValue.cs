namespace ModelMonitor.Statistics;

/// <summary>Checks of what streaming detectors are given.</summary>
internal static class StreamValue
{
    public static void RequireFinite(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Leave out missing and infinite values; they would spoil all later results.");
        }
    }

    public static void RequireUnitInterval(double value)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "The detector takes values in [0, 1], such as error indicators.");
        }
    }

    /// <summary>Whether the value says that a prediction was wrong.</summary>
    public static bool RequireErrorIndicator(double value)
        => value == 1 || (value == 0 ? false : throw new ArgumentOutOfRangeException(
            nameof(value), value, "The detector takes error indicators: 1 for a wrong prediction, 0 for a right one."));

    public static double RequirePositive(double value, string name)
        => double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and above 0.");

    public static double RequireNotNegative(double value, string name)
        => double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and at least 0.");

    public static double RequireProbability(double value, string name)
        => value > 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "The value must lie strictly between 0 and 1.");
}
