using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>Keeps a sample of the rows that a baseline is made from.</summary>
internal static class SampleLearning
{
    /// <summary>
    /// The most rows that are sampled: as many as in a window or two. Of more, the smallest hashes that are kept would be below
    /// nearly all that a window keeps, and where rows repeat only rows below the same hash can be compared.
    /// </summary>
    public const int MaxRows = 2_048;

    /// <summary>The sample of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="hashes">The hash of the contents of each.</param>
    public static SampledCells Of(LearnedRows rows, ReadOnlySpan<ulong> hashes)
    {
        var sample = new RowSample(rows.Columns.Count, RowSample.DefaultCapacity);
        var cells = new byte[rows.Columns.Count];
        foreach (var row in rows.Draw(MaxRows))
        {
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = rows.Cells[column][row];
            }

            sample.Add(hashes[row], cells);
        }

        return SampledCells.Of(sample);
    }
}
