namespace ModelMonitor.Statistics;

/// <summary>Checks of expected counts that are read from bytes.</summary>
internal static class ExpectedCells
{
    // Sums of so many doubles are still exact to a row.
    private const long LargestCount = 1L << 53;

    public static long ReadCount(ref SketchReader reader)
    {
        var count = reader.ReadCount();
        SketchReader.Require(count <= LargestCount, $"{count} rows are counted, more than {LargestCount}");
        return count;
    }

    /// <summary>Refuses what no probabilities of so many rows add up to.</summary>
    public static void Require(long rows, double expected, double variance)
    {
        var slack = 1e-6 * rows;
        SketchReader.Require(
            expected >= 0 && expected <= rows + slack && variance >= 0 && variance <= Math.Min(expected, rows - expected) + slack,
            $"of {rows} rows {expected} are expected with variance {variance}");
    }
}
