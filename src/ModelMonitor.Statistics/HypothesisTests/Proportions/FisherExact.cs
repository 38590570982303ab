namespace ModelMonitor.Statistics;

/// <summary>
/// Fisher's exact test of a 2×2 table with fixed margins (Fisher 1935); valid for any counts. Two-sided as in R and scipy.
/// O(smallest margin) at most. It needs counts only, which add up.
/// </summary>
public static class FisherExact
{
    // Tables whose probability equals the observed one up to rounding count as equally extreme.
    private const double TieTolerance = 1e-7;

    // Relative to the most probable table. Walks end here: products round to the smallest double for ever.
    private const double Negligible = 1e-300;

    /// <summary>
    /// Tests the table [[a, b], [c, d]]. The two-sided p-value adds the probabilities of all tables with the same
    /// margins that are no more probable than the observed one, a one-sided one those of all with at most, or at least,
    /// as many successes in the first group. Takes as many steps as there are tables of a probability above 1e-300, at
    /// most the smallest margin. Conservative, because tables are discrete.
    /// </summary>
    /// <param name="a">Successes of the first group, at least 0.</param>
    /// <param name="b">Failures of the first group, at least 0.</param>
    /// <param name="c">Successes of the second group, at least 0.</param>
    /// <param name="d">Failures of the second group, at least 0.</param>
    /// <param name="alternative">Whether to look for any difference, or for an odds ratio below or above 1.</param>
    /// <returns>The sample odds ratio and the p-value; p = 1 when a margin is 0.</returns>
    /// <exception cref="ArgumentException">The counts add up to more than 2⁶² − 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static FisherExactResult Test(long a, long b, long c, long d, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        CellCounts.Total([a, b, c, d], nameof(a), minimum: 0);
        var oddsRatio = (double)a * d / ((double)b * c);
        var row = a + b;
        var column = a + c;
        var low = Math.Max(0, column - (c + d));
        var high = Math.Min(row, column);
        if (low == high)
        {
            return new FisherExactResult(oddsRatio, 1, alternative);
        }

        var total = row + c + d;
        var mode = Math.Clamp((long)((Int128)(row + 1) * (column + 1) / (total + 2)), low, high);
        // Weights relative to the mode: nothing overflows, and only negligible ones underflow.
        var observed = 1.0;
        for (var k = mode; k < a && observed > Negligible; k++)
        {
            observed *= StepUp(k, row, column, total);
        }
        for (var k = mode; k > a && observed > Negligible; k--)
        {
            observed /= StepUp(k - 1, row, column, total);
        }
        var tails = new Tail(a, observed * (1 + TieTolerance));
        tails.Add(mode, 1);
        var weight = 1.0;
        for (var k = mode; k < high && weight > Negligible; k++)
        {
            weight *= StepUp(k, row, column, total);
            tails.Add(k + 1, weight);
        }
        weight = 1;
        for (var k = mode; k > low && weight > Negligible; k--)
        {
            weight /= StepUp(k - 1, row, column, total);
            tails.Add(k - 1, weight);
        }
        var extreme = alternative switch
        {
            Alternative.Less => tails.AtMost,
            Alternative.Greater => tails.AtLeast,
            _ => tails.NoMoreProbable,
        };
        return new FisherExactResult(oddsRatio, Math.Min(1, extreme / tails.All), alternative);
    }

    /// <summary>P(k + 1) / P(k) of the hypergeometric law.</summary>
    private static double StepUp(long k, long row, long column, long total)
        => (double)(row - k) * (column - k) / ((k + 1.0) * (total - row - column + k + 1.0));

    private struct Tail(long observed, double threshold)
    {
        public double All, NoMoreProbable, AtMost, AtLeast;

        public void Add(long k, double weight)
        {
            All += weight;
            NoMoreProbable += weight <= threshold ? weight : 0;
            AtMost += k <= observed ? weight : 0;
            AtLeast += k >= observed ? weight : 0;
        }
    }
}
