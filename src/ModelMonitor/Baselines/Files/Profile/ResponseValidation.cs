using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>What the response curves of a file must be.</summary>
internal static class ResponseValidation
{
    public static ResponseCurves Restore(ResponseFile file, IReadOnlyList<ColumnBaseline> columns, string path, FileFaults faults)
    {
        faults.Require(
            file.Output >= 0 && file.Output < columns.Count && columns[file.Output].Role != ColumnRole.Feature,
            $"{path}.output is {file.Output}; the index of an output is needed");
        faults.Require(
            columns[file.Output].Layout is CategoricalLayout output ? file.Category >= 0 && file.Category < output.MissingCell : file.Category == -1,
            $"{path}.category is {file.Category}; the cell of a category is needed, or -1 for a quantity");
        faults.Require(double.IsFinite(file.Mean), $"{path}.mean is {file.Mean}; a finite number is needed");
        var features = columns.TakeWhile(column => column.Role == ColumnRole.Feature).ToList();
        faults.Require(
            file.Curves?.Length == features.Count, $"{path}.curves has {file.Curves?.Length} elements; {features.Count} are needed, one for each feature");
        for (var i = 0; i < features.Count; i++)
        {
            StructureValidation.RequireNumbers(file.Curves![i], features[i].Layout.CellCount, double.MinValue, $"{path}.curves[{i}]", faults);
        }

        return new(file.Output, file.Category, file.Mean, file.Curves!);
    }
}
