namespace ModelMonitor.Statistics;

/// <summary>Pearson's chi-square tests of counts: X² = Σ (O − E)²/E.</summary>
public static class ChiSquare
{
    private const double SmallestExpected = 5;

    /// <summary>
    /// Tests whether baseline and live counts of categories come from the same distribution (2×K table). Empty
    /// categories are dropped. Categories with an expected count below 5 in the smaller side are pooled into one; when
    /// fewer than two categories would be left, the most frequent one is tested against the rest by Fisher's exact
    /// test. There is no continuity correction: with two categories p equals that of <see cref="TwoProportionZ"/>.
    /// </summary>
    /// <param name="baseline">Baseline counts, one for each category; at least one observation.</param>
    /// <param name="live">Live counts of the same categories; at least one observation.</param>
    /// <returns>The test; with a single non-empty category X² = 0 and p = 1.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static ChiSquareResult Homogeneity(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline));
        var n = CellCounts.Total(live, nameof(live));
        var table = new TwoRowTable(baseline, live, m, n, SmallestExpected);
        if (table.Categories < 2)
        {
            return new ChiSquareResult(0, 0, 1, 0, 0, false, m + n);
        }
        return table.CellsAfterPooling < 2 ? MostFrequentAgainstRest(table, m, n) : Pooled(baseline, live, table, m, n);
    }

    /// <summary>Tests the independence of rows and columns of an r×c table, without pooling. Empty rows and columns are dropped.</summary>
    /// <param name="table">The counts, row by row; at least one observation.</param>
    /// <param name="columns">Number of columns c; the length of the table is a multiple of it.</param>
    /// <param name="yates">Whether to apply Yates' continuity correction, which acts on 2×2 tables only.</param>
    /// <returns>The test; with a single non-empty row or column X² = 0 and p = 1.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the columns, a count is negative, or the table is empty.</exception>
    public static ChiSquareResult Test(ReadOnlySpan<long> table, int columns, bool yates = false)
        => ContingencyTable.Test(table, columns, yates && table.Length == 4 && columns == 2
            ? static (observed, expected) =>
            {
                var distance = Math.Abs(observed - expected);
                distance -= Math.Min(0.5, distance);
                return distance * distance / expected;
            }
            : PearsonTerm);

    /// <summary>Tests observed counts against known shares. Use <see cref="Homogeneity"/> when the shares come from a sample.</summary>
    /// <param name="observed">Observed counts, one for each category; at least one observation.</param>
    /// <param name="expectedShares">Expected shares of the same categories, finite and at least 0; they are scaled to sum to 1.</param>
    /// <returns>The test with K − 1 degrees of freedom; X² = +∞ and p = 0 when a category of share 0 was observed.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count or share is negative, or all are 0.</exception>
    public static ChiSquareResult GoodnessOfFit(ReadOnlySpan<long> observed, ReadOnlySpan<double> expectedShares)
        => ContingencyTable.GoodnessOfFit(observed, expectedShares, PearsonTerm);

    private static double PearsonTerm(double observed, double expected) => (observed - expected) * (observed - expected) / expected;

    private static ChiSquareResult Pooled(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, in TwoRowTable table, long m, long n)
    {
        var statistic = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            if (baseline[i] + live[i] > 0 && !table.IsPooled(baseline[i] + live[i], i))
            {
                statistic += TwoRowTable.Term(baseline[i], live[i], m, n);
            }
        }
        if (table.PooledCategories > 0)
        {
            statistic += TwoRowTable.Term(table.PooledBaseline, table.PooledLive, m, n);
        }
        var cells = table.CellsAfterPooling;
        return new ChiSquareResult(
            statistic, cells - 1, Tails.ChiSquared(statistic, cells - 1),
            CramersV.Of(statistic, (double)m + n, 2, cells), table.PooledCategories, false, m + n);
    }

    private static ChiSquareResult MostFrequentAgainstRest(in TwoRowTable table, long m, long n)
    {
        var (a, c) = (table.LargestBaseline, table.LargestLive);
        var statistic = TwoRowTable.Term(a, c, m, n) + TwoRowTable.Term(m - a, n - c, m, n);
        return new ChiSquareResult(
            statistic, 1, FisherExact.Test(a, m - a, c, n - c).PValue,
            CramersV.Of(statistic, (double)m + n, 2, 2), table.Categories > 2 ? table.Categories - 1 : 0, true, m + n);
    }
}
