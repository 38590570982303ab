using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>Counts the bins of all columns within each segment.</summary>
internal static class SegmentLearning
{
    /// <summary>The most categories that are segments of their own.</summary>
    public const int MaxCells = 16;

    /// <summary>The name of the segment of all other categories, missing ones included.</summary>
    public const string OtherName = "(other)";

    /// <summary>The segments of a column of categories: its most frequent ones, and the rest.</summary>
    public static SegmentBaseline Of(LearnedRows rows, int column)
    {
        var layout = (CategoricalLayout)rows.Columns[column].Layout;
        var cells = Enumerable.Range(0, Math.Min(MaxCells, layout.Tracked.Count)).ToArray();
        var counts = Enumerable.Range(0, cells.Length + 1)
            .Select(_ => rows.Columns.Select(other => new long[other.Layout.BinCount]).ToArray()).ToArray();
        var segments = rows.Cells[column];
        for (var other = 0; other < rows.Columns.Count; other++)
        {
            var bins = rows.Columns[other].Layout.BinOfCell;
            var otherCells = rows.Cells[other];
            for (var row = 0; row < segments.Length; row++)
            {
                counts[Math.Min(segments[row], cells.Length)][other][bins[otherCells[row]]]++;
            }
        }

        return new(column, cells, [.. layout.Tracked.Take(cells.Length), OtherName], counts);
    }
}
