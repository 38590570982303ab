namespace ModelMonitor.Statistics;

/// <summary>
/// Kullback-Leibler divergence of live from baseline, KL(q‖p) = Σ q·ln(q/p) in nats (Kullback and Leibler 1951). Not
/// symmetric; at least 0. O(B) for B cells, without allocation.
/// </summary>
public static class KullbackLeibler
{
    /// <summary>KL(live‖baseline) of counts, with ½ added to every cell of both sides before the shares are formed.</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>The divergence in nats, always finite.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double FromCounts(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline)) + 0.5 * baseline.Length;
        var n = CellCounts.Total(live, nameof(live)) + 0.5 * live.Length;
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var q = (live[i] + 0.5) / n;
            sum += q * Math.Log(q / ((baseline[i] + 0.5) / m));
        }
        return Math.Max(0, sum);
    }

    /// <summary>KL(live‖baseline) of shares as they are given: nothing is smoothed or normalised.</summary>
    /// <param name="baseline">Baseline shares, finite and not negative.</param>
    /// <param name="live">Live shares on the same cells.</param>
    /// <returns>The divergence in nats; +∞ when a live cell has no baseline mass. 0·ln 0 = 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a share is negative, NaN or infinite.</exception>
    public static double FromShares(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live)
    {
        Shares.Require(baseline, live);
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            sum += live[i] == 0 ? 0 : live[i] * Math.Log(live[i] / baseline[i]);
        }
        return sum;
    }

    /// <summary>
    /// Probability of a divergence this large when nothing has changed: 2·KL / (1/m + 1/n) against χ² with cells − 1 degrees
    /// of freedom.
    /// </summary>
    /// <param name="divergence">The divergence in nats, from <see cref="FromCounts"/>.</param>
    /// <param name="cells">Number of cells; with one cell the result is 1.</param>
    /// <param name="baselineSize">Number of baseline observations m, at least 1.</param>
    /// <param name="liveSize">
    /// Number of live observations n, at least 1; with the ½ rule the law is conservative below fifty per cell.
    /// </param>
    /// <returns>The asymptotic p-value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The divergence is negative or NaN, or a count is below 1.</exception>
    public static double PValue(double divergence, int cells, long baselineSize, long liveSize)
        => DivergenceLaw.PValue(2 * DivergenceLaw.RequireNotNegative(divergence, nameof(divergence)), cells, baselineSize, liveSize);
}
