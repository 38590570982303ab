namespace ModelMonitor.Statistics;

/// <summary>
/// Total variation distance between cell counts, ½·Σ|p − q|: the share of the mass that would have to move (Jordan 1881;
/// Levin, Peres and Wilmer 2009). A metric in [0, 1]. O(B) for B cells, without allocation.
/// </summary>
public static class TotalVariation
{
    /// <summary>The distance.</summary>
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
            sum += Math.Abs(baseline[i] / m - live[i] / n);
        }
        return Math.Min(1, sum / 2);
    }
}
