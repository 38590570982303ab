namespace ModelMonitor.Statistics;

/// <summary>
/// Bhattacharyya's measure of the overlap of cell counts (1943): the coefficient BC = Σ√(pq) and the distance −ln BC.
/// Empty cells need no smoothing. <see cref="Hellinger"/> is the same overlap as a metric in [0, 1]. O(B) for B cells, without
/// allocation; counts add up.
/// </summary>
public static class Bhattacharyya
{
    /// <summary>The coefficient Σ√(pq).</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>1 for equal shares, 0 for disjoint ones; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Coefficient(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = (double)CellCounts.Total(baseline, nameof(baseline));
        var n = (double)CellCounts.Total(live, nameof(live));
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            sum += Math.Sqrt(baseline[i] / m * (live[i] / n));
        }
        return Math.Min(1, sum);
    }

    /// <summary>The distance −ln BC. It is no metric: the triangle inequality fails.</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>0 for equal shares, +∞ for disjoint ones; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Distance(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        // By the Hellinger distance, whose square is 1 − BC: near 0 it keeps the digits that the coefficient loses.
        var hellinger = Hellinger.Distance(baseline, live);
        return hellinger < 0.5 ? -NearZero.LogOnePlus(-hellinger * hellinger) : -Math.Log(Coefficient(baseline, live));
    }
}
