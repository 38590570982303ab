namespace ModelMonitor.Statistics;

/// <summary>
/// Population stability index: PSI = Σ (q − p)·ln(q/p) over cells, the symmetric Kullback-Leibler divergence in nats,
/// with p the baseline and q the live shares (Jeffreys 1946; its null law: Yurdakul and Naranjo 2020). At least 0, without
/// an upper limit. O(B) for B cells, without allocation.
/// </summary>
public static class PopulationStabilityIndex
{
    /// <summary>PSI of counts, with ½ added to every cell of both sides before the shares are formed.</summary>
    /// <param name="baseline">Baseline counts, one for each cell; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>The index; symmetric in its arguments, and always finite.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static double FromCounts(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline)) + 0.5 * baseline.Length;
        var n = CellCounts.Total(live, nameof(live)) + 0.5 * live.Length;
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var p = (baseline[i] + 0.5) / m;
            var q = (live[i] + 0.5) / n;
            sum += (q - p) * Math.Log(q / p);
        }
        return sum;
    }

    /// <summary>PSI of shares as they are given: nothing is smoothed or normalised.</summary>
    /// <param name="baseline">Baseline shares, finite and not negative.</param>
    /// <param name="live">Live shares on the same cells.</param>
    /// <returns>The index; +∞ when a cell is empty on one side only. A cell empty on both adds nothing.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a share is negative, NaN or infinite.</exception>
    public static double FromShares(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live)
    {
        Shares.Require(baseline, live);
        var sum = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var p = baseline[i];
            var q = live[i];
            sum += p == q ? 0 : (q - p) * Math.Log(q / p);
        }
        return sum;
    }

    /// <summary>
    /// Probability of an index this large when nothing has changed: PSI / (1/m + 1/n) follows χ² with cells − 1
    /// degrees of freedom (Yurdakul and Naranjo 2020). With the ½ rule it is conservative: with ten counts per cell a nominal
    /// 5 % test has a size of 3 %.
    /// </summary>
    /// <param name="psi">The index from <see cref="FromCounts"/>.</param>
    /// <param name="cells">Number of cells; with one cell the result is 1.</param>
    /// <param name="baselineSize">Number of baseline observations m, at least 1.</param>
    /// <param name="liveSize">Number of live observations n, at least 1; fifty per cell make the law accurate.</param>
    /// <returns>The asymptotic p-value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">psi is negative or NaN, or a count is below 1.</exception>
    public static double PValue(double psi, int cells, long baselineSize, long liveSize)
        => DivergenceLaw.PValue(DivergenceLaw.RequireNotNegative(psi, nameof(psi)), cells, baselineSize, liveSize);
}
