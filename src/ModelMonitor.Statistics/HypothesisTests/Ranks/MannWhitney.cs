namespace ModelMonitor.Statistics;

/// <summary>
/// Mann-Whitney U test (Wilcoxon 1945; Mann and Whitney 1947): sensitive to a shift of location, robust against outliers.
/// Counts in cells add up; samples do not merge.
/// </summary>
public static class MannWhitney
{
    private const int ExactLimit = 8;

    /// <summary>Tests whether values of one sample tend to be larger than those of the other. O(N log N).</summary>
    /// <param name="x">First sample: at least one value, all finite.</param>
    /// <param name="y">Second sample: at least one value, all finite.</param>
    /// <param name="method">
    /// How to compute the p-value; <see cref="PValueMethod.Auto"/> is exact without ties when a sample has at most 8
    /// values. <see cref="PValueMethod.Exact"/> takes O(n₁²·n₂) time, ignores ties and rounds U down. The asymptotic
    /// law has the tie correction.
    /// </param>
    /// <param name="continuity">
    /// Whether the asymptotic law has the continuity correction of ½, which suits the discrete U and errs to the safe side.
    /// </param>
    /// <returns>The test; p = 1 when all values are equal.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value.</exception>
    public static MannWhitneyResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, PValueMethod method = PValueMethod.Auto, bool continuity = true)
    {
        using var pooled = new PooledSample(x, y);
        if (method == PValueMethod.Auto)
        {
            var hasTies = pooled.Values.Length < x.Length + y.Length;
            method = !hasTies && Math.Min(x.Length, y.Length) <= ExactLimit ? PValueMethod.Exact : PValueMethod.Asymptotic;
        }
        return FromGroups(pooled.X, pooled.Y, x.Length, y.Length, method, continuity, superiorityError: 0);
    }

    /// <summary>
    /// Tests two samples known by counts on common ordered cells; the values of a cell are taken as tied. O(cells).
    /// </summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least one observation. The first sample.</param>
    /// <param name="live">Live counts on the same cells; at least one observation. The second sample.</param>
    /// <param name="continuity">Whether to apply the continuity correction of ½.</param>
    /// <returns>The asymptotic test, and how far its effect size may be from that of the raw samples.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static MannWhitneyResult FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, bool continuity = true)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline));
        var n = CellCounts.Total(live, nameof(live));
        var error = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            error += (double)baseline[i] / m * ((double)live[i] / n) / 2;
        }
        return FromGroups(baseline, live, m, n, PValueMethod.Asymptotic, continuity, error);
    }

    private static MannWhitneyResult FromGroups(
        ReadOnlySpan<long> x, ReadOnlySpan<long> y, long m, long n, PValueMethod method, bool continuity, double superiorityError)
    {
        var (u, below, ties) = (0.0, 0L, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            u += x[i] * (below + y[i] / 2.0);
            below += y[i];
            var tied = (double)x[i] + y[i];
            ties += tied * (tied * tied - 1);
        }
        var pairs = (double)m * n;
        var larger = Math.Max(u, pairs - u);
        var p = method == PValueMethod.Exact
            ? Math.Min(1, 2 * MannWhitneyLaw.UpperTail((long)larger, (int)m, (int)n))
            : Asymptotic(larger - pairs / 2 - (continuity ? 0.5 : 0), pairs, (double)m + n, ties);
        return new MannWhitneyResult(u, p, u / pairs, superiorityError, m, n, method);
    }

    private static double Asymptotic(double excess, double pairs, double total, double ties)
    {
        var variance = pairs / 12 * (total + 1 - ties / (total * (total - 1)));
        return variance > 0 ? Math.Min(1, 2 * Tails.Normal(excess / Math.Sqrt(variance))) : 1;
    }
}
