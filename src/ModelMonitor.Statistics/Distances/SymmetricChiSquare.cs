namespace ModelMonitor.Statistics;

/// <summary>
/// Symmetric chi-square divergence between cell counts, Σ(p − q)²/(p + q), also called triangular discrimination (Topsøe
/// 2000); in [0, 2], and the square of a metric. Cells empty on both sides add nothing. O(B) for B cells, without allocation;
/// counts add up.
/// </summary>
public static class SymmetricChiSquare
{
    /// <summary>The divergence.</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>0 for equal shares, 2 for disjoint ones; symmetric.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double Divergence(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = (double)CellCounts.Total(baseline, nameof(baseline));
        var n = (double)CellCounts.Total(live, nameof(live));
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var p = baseline[i] / m;
            var q = live[i] / n;
            sum += p == q ? 0 : (p - q) * (p - q) / (p + q);
        }
        return Math.Min(2, sum);
    }

    /// <summary>
    /// Probability of a divergence this large when nothing has changed: 2·Δ / (1/m + 1/n) against χ² with cells − 1 degrees
    /// of freedom.
    /// </summary>
    /// <param name="divergence">The divergence from <see cref="Divergence"/>.</param>
    /// <param name="cells">Number of cells; with one cell the result is 1.</param>
    /// <param name="baselineSize">Number of baseline observations m, at least 1.</param>
    /// <param name="liveSize">Number of live observations n, at least 1; below ten per cell the law is conservative.</param>
    /// <returns>The asymptotic p-value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The divergence is negative or NaN, or a count is below 1.</exception>
    public static double PValue(double divergence, int cells, long baselineSize, long liveSize)
        => DivergenceLaw.PValue(2 * DivergenceLaw.RequireNotNegative(divergence, nameof(divergence)), cells, baselineSize, liveSize);
}
