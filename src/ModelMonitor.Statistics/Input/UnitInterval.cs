namespace ModelMonitor.Statistics;

/// <summary>Checks of probabilities, shares and margins at the public edge.</summary>
internal static class UnitInterval
{
    public static double Require(double value, string name)
        => value >= 0 && value <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "The value must lie in [0, 1].");
}
