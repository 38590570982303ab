using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>What the curves around circles of a file must be.</summary>
internal static class CyclesValidation
{
    public static IReadOnlyList<CycleCurves> Restore(CyclesFile?[] files, IReadOnlyList<ColumnBaseline> columns, string path, FileFaults faults)
    {
        var cycles = new CycleCurves[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            faults.Require(files[i] is not null, $"{path}[{i}] is null; an object is needed");
            cycles[i] = Restore(files[i]!, columns, i == 0 ? -1 : cycles[i - 1].Column, $"{path}[{i}]", faults);
        }

        return cycles;
    }

    private static CycleCurves Restore(CyclesFile file, IReadOnlyList<ColumnBaseline> columns, int before, string path, FileFaults faults)
    {
        faults.Require(
            file.Column > before && file.Column < columns.Count && columns[file.Column].Role == ColumnRole.Feature,
            $"{path}.column is {file.Column}; increasing indexes of features are needed");
        var around = columns[file.Column];
        var cycle = around.Layout is NumericLayout layout ? Cycle.Of(around, layout) : null;
        faults.Require(cycle is not null, $"{path}.column is {file.Column}, whose values go round no circle");
        faults.Require(
            file.Others is { Length: > 0 and <= CycleLearning.MostCurves },
            $"{path}.others has {file.Others?.Length} elements; 1 to {CycleLearning.MostCurves} are allowed");
        var count = file.Others!.Length;
        faults.Require(
            file.Means?.Length == count && file.Variances?.Length == count, $"{path}.others, .means and .variances need as many elements each");
        var points = ((NumericLayout)around.Layout).OrderedCellCount;
        var curves = new CycleCurve[count];
        for (var i = 0; i < count; i++)
        {
            var other = file.Others[i];
            faults.Require(
                other >= 0 && other < columns.Count && other != file.Column && columns[other].Role == ColumnRole.Feature
                    && Array.IndexOf(file.Others, other) == i,
                $"{path}.others[{i}] is {other}; the index of another feature is needed, each once");
            StructureValidation.RequireNumbers(file.Means![i], points, double.MinValue, $"{path}.means[{i}]", faults);
            StructureValidation.RequireNumbers(file.Variances![i], points, 0, $"{path}.variances[{i}]", faults);
            curves[i] = new(other, file.Means[i], file.Variances[i]);
        }

        return new(file.Column, cycle!.Value, curves);
    }
}
