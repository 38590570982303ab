using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Pearson's chi-square tests of counts (1900): X² = Σ (O − E)²/E, with Cramér's V, corrected for bias (Bergsma 2013), as the
/// effect size. O(K) for K categories. They need counts only, which add up over windows and machines.
/// </summary>
public static class ChiSquare
{
    private const int LargestOnStack = 256;

    /// <summary>
    /// Tests whether baseline and live counts of categories come from the same distribution (2×K table). Empty
    /// categories are dropped. Categories with an expected count below 5 in the smaller side are pooled into one
    /// (<see cref="SparseCells.JoinSmall"/>); when fewer than two categories would be left, the most frequent one is
    /// tested against the rest by Fisher's exact test (the rule is Cochran's, 1954). There is no continuity correction: with
    /// two categories p equals that of <see cref="TwoProportionZ"/>.
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
        var buffer = baseline.Length > LargestOnStack ? ArrayPool<long>.Shared.Rent(2 * baseline.Length) : null;
        var room = buffer is null ? stackalloc long[2 * baseline.Length] : buffer.AsSpan(0, 2 * baseline.Length);
        var first = room[..baseline.Length];
        var second = room[baseline.Length..];
        baseline.CopyTo(first);
        live.CopyTo(second);
        var categories = NonEmpty(first, second);
        var left = SparseCells.JoinSmall(first, second);
        var pooled = left < categories ? categories - left + 1 : 0;
        var result = categories < 2 ? new ChiSquareResult(0, 0, 1, 0, 0, false, m + n)
            : left < 2 ? MostFrequentAgainstRest(baseline, live, categories, m, n)
            : OfColumns(first[..left], second[..left], pooled, m, n);
        if (buffer is not null)
        {
            ArrayPool<long>.Shared.Return(buffer);
        }
        return result;
    }

    /// <summary>
    /// The same test with a p-value by permutation: which side an observation belongs to is drawn anew, with both sizes
    /// and all totals as they are. Valid however sparse the categories are, so nothing is pooled. O(permutations ·
    /// smaller side) time and memory for all observations: for sparse tables, not for large ones.
    /// </summary>
    /// <param name="baseline">Baseline counts, one for each category; at least one observation.</param>
    /// <param name="live">Live counts of the same categories; at least one observation.</param>
    /// <param name="seed">Seed of the permutations: the same seed gives the same p-value.</param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The test; conservative, because tables are discrete. With a single non-empty category p = 1.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a count is negative, a side is empty, or there are more than 2³¹ − 1 observations.
    /// </exception>
    public static ChiSquarePermutationResult Permutation(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, int seed, int permutations = 999)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline));
        var n = CellCounts.Total(live, nameof(live));
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        return ChiSquarePermutation.Test(baseline, live, m, n, seed, permutations);
    }

    /// <summary>
    /// Tests the independence of rows and columns of an r×c table, without pooling. Empty rows and columns are dropped.
    /// </summary>
    /// <param name="table">The counts, row by row; at least one observation.</param>
    /// <param name="columns">Number of columns c; the length of the table is a multiple of it.</param>
    /// <param name="yates">Whether to apply the continuity correction of Yates (1934), which acts on 2×2 tables only.</param>
    /// <returns>The test; with a single non-empty row or column X² = 0 and p = 1.</returns>
    /// <exception cref="ArgumentException">
    /// The length is no multiple of the columns, a count is negative, or the table is empty.
    /// </exception>
    public static ChiSquareResult Test(ReadOnlySpan<long> table, int columns, bool yates = false)
        => ContingencyTable.Test(table, columns, yates && table.Length == 4 && columns == 2
            ? static (observed, expected) =>
            {
                var distance = Math.Abs(observed - expected);
                distance -= Math.Min(0.5, distance);
                return distance * distance / expected;
            }
            : PearsonTerm);

    /// <summary>
    /// Tests observed counts against known shares. Use <see cref="Homogeneity"/> when the shares come from a sample.
    /// </summary>
    /// <param name="observed">Observed counts, one for each category; at least one observation.</param>
    /// <param name="expectedShares">
    /// Expected shares of the same categories, finite and at least 0; they are scaled to sum to 1.
    /// </param>
    /// <returns>The test with K − 1 degrees of freedom; X² = +∞ and p = 0 when a category of share 0 was observed.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count or share is negative, or all are 0.</exception>
    public static ChiSquareResult GoodnessOfFit(ReadOnlySpan<long> observed, ReadOnlySpan<double> expectedShares)
        => ContingencyTable.GoodnessOfFit(observed, expectedShares, PearsonTerm);

    private static double PearsonTerm(double observed, double expected) => (observed - expected) * (observed - expected) / expected;

    private static int NonEmpty(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        var categories = 0;
        for (var i = 0; i < baseline.Length; i++)
        {
            categories += baseline[i] + live[i] > 0 ? 1 : 0;
        }
        return categories;
    }

    private static ChiSquareResult OfColumns(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, int pooled, long m, long n)
    {
        var statistic = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            statistic += ColumnTerm(baseline[i], live[i], m, n);
        }
        var degrees = baseline.Length - 1;
        return new ChiSquareResult(
            statistic, degrees, Tails.ChiSquared(statistic, degrees),
            CramersV.Of(statistic, (double)m + n, 2, baseline.Length), pooled, false, m + n);
    }

    private static ChiSquareResult MostFrequentAgainstRest(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, int categories, long m, long n)
    {
        var largest = 0;
        for (var i = 1; i < baseline.Length; i++)
        {
            largest = baseline[i] + live[i] > baseline[largest] + live[largest] ? i : largest;
        }
        var (a, c) = (baseline[largest], live[largest]);
        var statistic = ColumnTerm(a, c, m, n) + ColumnTerm(m - a, n - c, m, n);
        return new ChiSquareResult(
            statistic, 1, FisherExact.Test(a, m - a, c, n - c).PValue,
            CramersV.Of(statistic, (double)m + n, 2, 2), categories > 2 ? categories - 1 : 0, true, m + n);
    }

    /// <summary>The part of X² that a column adds: both rows deviate by the same amount from their expectations.</summary>
    internal static double ColumnTerm(long baseline, long live, double m, double n)
    {
        var total = (double)baseline + live;
        var deviation = baseline - total * m / (m + n);
        return deviation * deviation * (m + n) * (m + n) / (total * m * n);
    }
}
