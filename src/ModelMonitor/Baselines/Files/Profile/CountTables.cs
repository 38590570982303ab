namespace ModelMonitor.Baselines;

/// <summary>What counts by bin must be that take the rows of a baseline apart.</summary>
internal static class CountTables
{
    /// <summary>Requires that each part has a count for each bin, and that these add up to the rows of the part and to those of the bins.</summary>
    /// <param name="parts">By part: a count for each bin.</param>
    /// <param name="partRows">The rows of each part.</param>
    /// <param name="column">The column whose bins are counted.</param>
    /// <param name="pathOf">The place of a part in the file.</param>
    /// <param name="faults">Refuses what is wrong.</param>
    public static void Require(
        IReadOnlyList<long[]> parts, ReadOnlySpan<long> partRows, ColumnBaseline column, Func<int, string> pathOf, FileFaults faults)
    {
        var left = new long[column.Layout.BinCount];
        column.Layout.AddBins(column.Counts.Cells, left);
        for (var part = 0; part < parts.Count; part++)
        {
            var counts = parts[part];
            faults.Require(counts.Length == left.Length, $"{pathOf(part)} has {counts.Length} elements; {left.Length} are needed, one for each bin of '{column.Name}'");
            var rows = partRows[part];
            for (var bin = 0; bin < counts.Length; bin++)
            {
                // Compared with what is left, so that no sum overflows.
                faults.Require(
                    counts[bin] >= 0 && counts[bin] <= rows && counts[bin] <= left[bin],
                    $"{pathOf(part)}[{bin}] is {counts[bin]}; counts are 0 or more and add up to those of the cells and to the rows");
                rows -= counts[bin];
                left[bin] -= counts[bin];
            }

            faults.Require(rows == 0, $"{pathOf(part)} lacks {rows} rows");
        }

        faults.Require(left.Sum() == 0, $"{pathOf(0)} and those after it lack {left.Sum()} rows of '{column.Name}'");
    }
}
