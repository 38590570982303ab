namespace ModelMonitor.Statistics;

/// <summary>Checks of counts of positives and negatives on common cells.</summary>
internal static class ScoreCells
{
    public static void Require(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        if (positives.IsEmpty)
        {
            throw new ArgumentException("There are no cells. Pass one count for each cell, at least one.", nameof(positives));
        }
        if (positives.Length != negatives.Length)
        {
            throw new ArgumentException(
                $"There are {negatives.Length} cells of negatives and {positives.Length} of positives. Both must come from the same edges.",
                nameof(negatives));
        }
    }
}
