namespace ModelMonitor.Statistics;

/// <summary>Checks of what detectors of error rates are given.</summary>
internal static class ErrorIndicator
{
    public static bool Require(double value)
        => value == 1 || (value == 0 ? false : throw new ArgumentOutOfRangeException(
            nameof(value), value, "The detector takes error indicators: 1 for a wrong prediction, 0 for a right one."));
}
