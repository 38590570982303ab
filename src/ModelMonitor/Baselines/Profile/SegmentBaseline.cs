namespace ModelMonitor.Baselines;

/// <summary>The counts of the bins of each column by segment.</summary>
/// <param name="Column">The index of the column whose cells make the segments.</param>
/// <param name="Cells">The cells of that column that are segments of their own, at most 16; what is in others is one more segment, the last.</param>
/// <param name="Names">The names of the segments, as many as there are segments.</param>
/// <param name="Counts">By segment, by column: a count for each bin of the column's layout.</param>
internal sealed record SegmentBaseline(
    int Column, IReadOnlyList<int> Cells, IReadOnlyList<string> Names, IReadOnlyList<long[][]> Counts);
