namespace ModelMonitor.Statistics;

/// <summary>
/// The common null law of f-divergences between two multinomial samples: scaled by their curvature and by
/// 1/m + 1/n, each follows χ² with cells − 1 degrees of freedom (Pardo 2006, chapter 3).
/// </summary>
internal static class DivergenceLaw
{
    /// <summary>The p-value of a divergence that is multiplied by the scale of its kind.</summary>
    public static double PValue(double divergence, int cells, long baselineSize, long liveSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        return Tails.ChiSquared(divergence / (1.0 / baselineSize + 1.0 / liveSize), cells - 1);
    }

    public static double RequireNotNegative(double value, string name)
        => value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A divergence or distance is zero or more.");
}
