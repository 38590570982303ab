namespace ModelMonitor.Statistics;

/// <summary>Checks of probabilities at the public edge.</summary>
internal static class Probability
{
    public static void Require(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability lies in [0, 1].");
        }
    }
}
