namespace ModelMonitor.Statistics;

/// <summary>Checks of probabilities, shares and margins at the public edge.</summary>
internal static class UnitInterval
{
    public static void Require(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must lie in [0, 1].");
        }
    }
}
