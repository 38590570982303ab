namespace ModelMonitor.Statistics;

/// <summary>
/// The common null law of f-divergences between two multinomial samples: scaled by their curvature and by
/// 1/m + 1/n, each follows χ² with cells − 1 degrees of freedom (Pardo 2006, chapter 3).
/// </summary>
internal static class DivergenceLaw
{
    public static double PValue(double divergence, double scale, int cells, long baselineSize, long liveSize)
    {
        if (!(divergence >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(divergence), divergence, "A divergence is zero or more.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        return Tails.ChiSquared(scale * divergence / (1.0 / baselineSize + 1.0 / liveSize), cells - 1);
    }
}
