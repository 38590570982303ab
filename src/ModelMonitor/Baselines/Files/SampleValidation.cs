using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>What the sampled rows of a file must be; they are held against the cells, of which they are a part.</summary>
internal static class SampleValidation
{
    private const string Path = "$.sample";
    private const int MaxCount = RowSample.DefaultCapacity;

    public static SampledCells Restore(SampleFile file, IReadOnlyList<ColumnBaseline> columns, long rows, FileFaults faults)
    {
        var sensitive = columns.FirstOrDefault(column => column.Sensitive);
        faults.Require(sensitive is null, $"{Path} is there, and column '{sensitive?.Name}' is sensitive; rows of such a model are in no file");
        var most = Math.Min(rows, SampleLearning.MaxRows);
        faults.Require(file.Rows >= 1 && file.Rows <= most, $"{Path}.rows is {file.Rows}; 1 to {most} are allowed");
        var bytes = file.Hashes?.Length ?? 0;
        faults.Require(
            bytes > 0 && bytes % sizeof(ulong) == 0 && bytes <= MaxCount * sizeof(ulong),
            $"{Path}.hashes has {bytes} bytes; 8 for each of 1 to {MaxCount} rows are needed");
        var hashes = SampledCells.HashesOf(file.Hashes);
        for (var i = 1; i < hashes.Length; i++)
        {
            faults.Require(hashes[i] > hashes[i - 1], $"{Path}.hashes: that of row {i} is not above that before it");
        }

        RequireCopies(file.Copies, hashes.Length, file.Rows, faults);
        RequireCells(file, hashes.Length, columns, faults);
        return new(file.Rows, hashes, file.Copies!, file.Cells!);
    }

    private static void RequireCopies(long[]? copies, int count, long rows, FileFaults faults)
    {
        faults.Require(copies?.Length == count, $"{Path}.copies has {copies?.Length ?? 0} elements; {count} are needed, one for each hash");
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            faults.Require(
                copies![i] >= 1 && copies[i] <= rows - sum, $"{Path}.copies[{i}] is {copies[i]}; copies are 1 or more and add up to {rows} at most");
            sum += copies[i];
        }

        faults.Require(count == MaxCount || sum == rows, $"{Path}.copies add up to {sum}, not to {rows}, and no row was left out of {count}");
    }

    private static void RequireCells(SampleFile file, int count, IReadOnlyList<ColumnBaseline> columns, FileFaults faults)
    {
        var cells = file.Cells ?? [];
        faults.Require(
            cells.Length == count * columns.Count, $"{Path}.cells has {cells.Length} bytes; {count * columns.Count} are needed, one for each column of each row");
        for (var column = 0; column < columns.Count; column++)
        {
            var counts = columns[column].Counts.Cells;
            var found = new long[counts.Length];
            for (var row = 0; row < count; row++)
            {
                var cell = cells[(row * columns.Count) + column];
                faults.Require(cell < counts.Length, $"{Path}.cells: column {column} of row {row} is {cell}; {counts.Length} cells are there");
                found[cell] += file.Copies![row];
                faults.Require(
                    found[cell] <= counts[cell], $"{Path}.cells: column {column} has {found[cell]} rows in cell {cell}, of {counts[cell]} that the baseline counts");
            }
        }
    }
}
