namespace ModelMonitor.Statistics;

/// <summary>Checks of the q of a quantile.</summary>
internal static class QuantileShare
{
    public static void Require(double q)
    {
        if (!(q >= 0 && q <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile lies at a share from 0 (the minimum) to 1 (the maximum).");
        }
    }
}
