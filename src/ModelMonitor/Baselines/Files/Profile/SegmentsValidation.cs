using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>What the segments of a file must be.</summary>
internal static class SegmentsValidation
{
    public static IReadOnlyList<SegmentBaseline> Restore(
        SegmentsFile?[] files, IReadOnlyList<ColumnBaseline> columns, string path, FileFaults faults)
    {
        faults.Require(files.Length <= ModelSchema.MaxSegments, $"{path} has {files.Length} elements; 0 to {ModelSchema.MaxSegments} are allowed");
        var segments = new List<SegmentBaseline>(files.Length);
        for (var i = 0; i < files.Length; i++)
        {
            var place = $"{path}[{i}]";
            faults.Require(files[i] is not null, $"{place} is null; an object is needed");
            segments.Add(Restore(files[i]!, columns, place, faults));
            faults.Require(i == 0 || segments[i].Column > segments[i - 1].Column, $"{place}.column is {segments[i].Column}, not above that before it");
        }

        return segments;
    }

    private static SegmentBaseline Restore(SegmentsFile file, IReadOnlyList<ColumnBaseline> columns, string path, FileFaults faults)
    {
        faults.Require(
            file.Column >= 0 && file.Column < columns.Count && columns[file.Column] is { Role: ColumnRole.Feature, Layout: CategoricalLayout },
            $"{path}.column is {file.Column}; the index of a feature of categories is needed");
        var column = columns[file.Column];
        var names = ((CategoricalLayout)column.Layout).Tracked;
        RequireCells(file.Cells, names.Count, $"{path}.cells", faults);
        faults.Require(
            file.Counts?.Length == file.Cells!.Length + 1,
            $"{path}.counts has {file.Counts?.Length} elements; {file.Cells.Length + 1} are needed, one for each segment and one for the rest");
        var rows = file.Cells.Select(cell => column.Counts.Cells[cell]).ToList();
        rows.Add(column.Total - rows.Sum());
        for (var segment = 0; segment < rows.Count; segment++)
        {
            var count = file.Counts![segment].Length;
            faults.Require(count == columns.Count, $"{path}.counts[{segment}] has {count} elements; {columns.Count} are needed, one for each column");
        }

        for (var other = 0; other < columns.Count; other++)
        {
            var index = other;
            CountTables.Require(
                [.. file.Counts!.Select(counts => counts[index])], rows.ToArray(), columns[other], segment => $"{path}.counts[{segment}][{index}]", faults);
        }

        return new(file.Column, file.Cells, [.. file.Cells.Select(cell => names[cell]), SegmentLearning.OtherName], file.Counts!);
    }

    private static void RequireCells(int[]? cells, int tracked, string path, FileFaults faults)
    {
        faults.Require(cells is { Length: <= SegmentLearning.MaxCells }, $"{path} has {cells?.Length} elements; 0 to {SegmentLearning.MaxCells} are allowed");
        for (var i = 0; i < cells!.Length; i++)
        {
            faults.Require(
                cells[i] >= 0 && cells[i] < tracked && (i == 0 || cells[i] > cells[i - 1]),
                $"{path}[{i}] is {cells[i]}; the cells of segments are strictly increasing and below {tracked}");
        }
    }
}
