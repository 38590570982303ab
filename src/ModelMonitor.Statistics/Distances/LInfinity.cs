namespace ModelMonitor.Statistics;

/// <summary>Largest change of the share of a single cell, max|p − q|, in [0, 1]; it names the cell that changed most.</summary>
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
}
