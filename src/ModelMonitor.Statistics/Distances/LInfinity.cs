namespace ModelMonitor.Statistics;

/// <summary>
/// Largest change of the share of a single cell, max|p − q|, in [0, 1]; it names the cell that changed most (for
/// monitoring: Breck et al. 2019). O(B) for B cells, without allocation.
/// </summary>
public static class LInfinity
{
    /// <summary>The distance.</summary>
    /// <param name="baseline">Baseline counts, one for each cell or category; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>The largest absolute difference of shares; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Distance(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live) => Distance(baseline, live, out _);

    /// <summary>The distance and the cell where it is attained.</summary>
    /// <param name="baseline">Baseline counts, one for each cell or category; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <param name="cell">Index of the cell whose share changed most; the first one of several.</param>
    /// <returns>The largest absolute difference of shares; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Distance(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, out int cell)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = (double)CellCounts.Total(baseline, nameof(baseline));
        var n = (double)CellCounts.Total(live, nameof(live));
        var largest = 0.0;
        cell = 0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var difference = Math.Abs(baseline[i] / m - live[i] / n);
            if (difference > largest)
            {
                largest = difference;
                cell = i;
            }
        }
        return largest;
    }

    /// <summary>
    /// An upper bound of the p-value when nothing has changed: 2·cells·exp(−2d²/(1/m + 1/n)), by Hoeffding's inequality
    /// for each cell. Valid for any sizes, and loose; calibrate with <see cref="NullDistribution"/> for a sharp one.
    /// </summary>
    /// <param name="distance">The distance, in [0, 1].</param>
    /// <param name="cells">Number of cells, at least 1.</param>
    /// <param name="baselineSize">Number of baseline observations m, at least 1.</param>
    /// <param name="liveSize">Number of live observations n, at least 1.</param>
    /// <returns>A bound in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The distance is outside [0, 1] or NaN, or a count is below 1.</exception>
    public static double PValueBound(double distance, int cells, long baselineSize, long liveSize)
    {
        if (!(distance >= 0 && distance <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(distance), distance, "The distance lies in [0, 1].");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        return Math.Min(1, 2.0 * cells * Math.Exp(-2 * distance * distance / (1.0 / baselineSize + 1.0 / liveSize)));
    }
}
