using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>What the cells of a quantity must be.</summary>
internal static class QuantityValidation
{
    public static (NumericLayout Layout, ColumnCounts Counts) Restore(QuantityFile file, ColumnFile column, string path, FileFaults faults)
    {
        RequireEdges(file.Edges, $"{path}.edges", faults);
        RequireBinStarts(file.BinStarts, file.Edges!.Length + 1, $"{path}.binStarts", faults);
        var layout = new NumericLayout(file.Edges, file.BinStarts!);
        var cells = column.Cells!;
        faults.Require(
            cells.Length == layout.CellCount,
            $"{path}.edges has {file.Edges.Length} elements and cells {cells.Length}; there are four cells more than edges");
        RequireSums(file.Sums, cells.AsSpan(0, layout.OrderedCellCount), $"{path}.sums", faults);

        var counts = new ColumnCounts(layout);
        cells.CopyTo(counts.Cells, 0);
        file.Sums!.CopyTo(counts.Sums, 0);
        var finite = counts.Finite;
        faults.Require(
            finite > 0 ? file is { Mean: { } mean, M2: { } m2 } && double.IsFinite(mean) && double.IsFinite(mean + m2) && m2 >= 0 : file is { Mean: null, M2: null },
            $"{path}.mean and .m2 must be there and finite, m2 at least 0, where there are finite values, and not otherwise; there are {finite}");
        var hasExtremes = finite > 0 && !column.Sensitive;
        faults.Require(
            hasExtremes ? file is { Min: { } min, Max: { } max } && double.IsFinite(min) && double.IsFinite(max) && min <= max : file is { Min: null, Max: null },
            $"{path}.min and .max must be there, finite and in order, where there are finite values that may be told, and not otherwise");
        if (finite > 0)
        {
            counts.Add(new RunningMoments(finite, file.Mean!.Value, file.M2!.Value), file.Min ?? double.PositiveInfinity, file.Max ?? double.NegativeInfinity);
        }

        return (layout, counts);
    }

    private static void RequireEdges(double[]? edges, string path, FileFaults faults)
    {
        faults.Require(edges is { Length: <= NumericLayout.MaxEdges }, $"{path} has {edges?.Length} elements; 0 to {NumericLayout.MaxEdges} are allowed");
        for (var i = 0; i < edges!.Length; i++)
        {
            faults.Require(
                Math.Abs(edges[i]) <= NumericLayout.MaxMagnitude && (i == 0 || edges[i] > edges[i - 1]),
                $"{path}[{i}] is {edges[i]}; edges are strictly increasing, from -1e288 to 1e288");
        }
    }

    private static void RequireBinStarts(int[]? starts, int cells, string path, FileFaults faults)
    {
        faults.Require(starts is { Length: > 0 and <= CellBins.MaxBins }, $"{path} has {starts?.Length} elements; 1 to {CellBins.MaxBins} are allowed");
        for (var i = 0; i < starts!.Length; i++)
        {
            faults.Require(
                i == 0 ? starts[i] == 0 : starts[i] > starts[i - 1] && starts[i] < cells,
                $"{path}[{i}] is {starts[i]}; the first cells of bins are strictly increasing from 0 and below {cells}");
        }
    }

    private static void RequireSums(double[]? sums, ReadOnlySpan<long> cells, string path, FileFaults faults)
    {
        faults.Require(sums?.Length == cells.Length, $"{path} has {sums?.Length} elements; {cells.Length} are needed, one for each cell of finite values");
        for (var i = 0; i < cells.Length; i++)
        {
            var sum = sums![i];
            faults.Require(
                double.IsFinite(sum) && (i == 0 ? sum <= 0 : sum >= 0) && (cells[i] > 0 || sum == 0),
                $"{path}[{i}] is {sum}; sums are finite, at most 0 in the first cell and at least 0 in the others, and 0 where nothing was counted");
        }
    }
}
