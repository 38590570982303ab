namespace ModelMonitor.Statistics;

/// <summary>
/// Likelihood-ratio (G) tests of counts (Wilks 1935): G = 2·Σ O·ln(O/E). Like <see cref="ChiSquare"/>, which is better when
/// counts are sparse; G adds up over nested tables. O(cells). They need counts only, which add up over windows and machines.
/// </summary>
public static class GTest
{
    /// <summary>Tests the independence of rows and columns of an r×c table. Empty rows and columns are dropped.</summary>
    /// <param name="table">The counts, row by row; at least one observation.</param>
    /// <param name="columns">Number of columns c; the length of the table is a multiple of it.</param>
    /// <returns>
    /// The test, without continuity correction; Cramér's V is formed from G. With three counts a cell a nominal 5 % test
    /// rejects unchanged data in 10 %.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The length is no multiple of the columns, a count is negative, or the table is empty.
    /// </exception>
    public static ChiSquareResult Test(ReadOnlySpan<long> table, int columns) => ContingencyTable.Test(table, columns, Term);

    /// <summary>Tests observed counts against known shares.</summary>
    /// <param name="observed">Observed counts, one for each category; at least one observation.</param>
    /// <param name="expectedShares">
    /// Expected shares of the same categories, finite and at least 0; they are scaled to sum to 1.
    /// </param>
    /// <returns>The test with K − 1 degrees of freedom; G = +∞ and p = 0 when a category of share 0 was observed.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count or share is negative, or all are 0.</exception>
    public static ChiSquareResult GoodnessOfFit(ReadOnlySpan<long> observed, ReadOnlySpan<double> expectedShares)
        => ContingencyTable.GoodnessOfFit(observed, expectedShares, Term);

    private static double Term(double observed, double expected) => observed > 0 ? 2 * observed * Math.Log(observed / expected) : 0;
}
