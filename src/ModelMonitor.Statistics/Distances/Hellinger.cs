namespace ModelMonitor.Statistics;

/// <summary>
/// Hellinger distance between cell counts, √(½·Σ(√p − √q)²), a metric in [0, 1] (Hellinger 1909). Empty cells need no
/// smoothing. O(B) for B cells, without allocation.
/// </summary>
public static class Hellinger
{
    /// <summary>The distance, equal to √(1 − Σ√(pq)) and computed without its cancellation near 0.</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>0 for equal shares, 1 for disjoint ones; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Distance(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = (double)CellCounts.Total(baseline, nameof(baseline));
        var n = (double)CellCounts.Total(live, nameof(live));
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var difference = Math.Sqrt(baseline[i] / m) - Math.Sqrt(live[i] / n);
            sum += difference * difference;
        }
        return Math.Min(1, Math.Sqrt(sum / 2));
    }

    /// <summary>
    /// Probability of a distance this large when nothing has changed: 8·H² / (1/m + 1/n) against χ² with cells − 1 degrees of
    /// freedom.
    /// </summary>
    /// <param name="distance">The distance from <see cref="Distance"/>.</param>
    /// <param name="cells">Number of cells; with one cell the result is 1.</param>
    /// <param name="baselineSize">Number of baseline observations m, at least 1.</param>
    /// <param name="liveSize">
    /// Number of live observations n, at least 1. Empty cells weigh much: with ten per cell a nominal 5 % test has a size of
    /// 8 %, with three of 19 %; a hundred make it accurate.
    /// </param>
    /// <returns>The asymptotic p-value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The distance is negative or NaN, or a count is below 1.</exception>
    public static double PValue(double distance, int cells, long baselineSize, long liveSize)
    {
        DivergenceLaw.RequireNotNegative(distance, nameof(distance));
        return DivergenceLaw.PValue(8 * distance * distance, cells, baselineSize, liveSize);
    }
}
