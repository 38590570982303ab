using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Turns a file's properties into a baseline if each of them is what a baseline could have.</summary>
internal static class BaselineValidation
{
    /// <exception cref="BaselineFormatException">A property is not what it should be.</exception>
    public static Baseline ToBaseline(BaselineFile? file, FileFaults faults)
    {
        faults.Require(file is not null, $"$ is null; an object is needed");
        faults.Require(
            file!.FormatVersion is >= BaselineFile.FirstVersion and <= BaselineFile.CurrentVersion,
            $"$.formatVersion is {file.FormatVersion}; {BaselineFile.FirstVersion} to {BaselineFile.CurrentVersion} are allowed");
        faults.Require(
            file.Profile is null || file.FormatVersion > BaselineFile.FirstVersion, $"$.profile is there; $.formatVersion {file.FormatVersion} has none");
        faults.Require(
            file.Sample is null || file.FormatVersion > BaselineFile.FirstVersion, $"$.sample is there; $.formatVersion {file.FormatVersion} has none");
        RequireFingerprint(file.Id, "$.id", faults);
        faults.RequireName(file.Model, "$.model");
        faults.RequireName(file.ModelVersion, "$.modelVersion");
        faults.Require(
            Enum.IsDefined(file.Task) && file.Task != PredictionTask.Inferred, $"$.task is none of Regression, Binary, Multiclass");
        RequireFingerprint(file.SchemaFingerprint, "$.schemaFingerprint", faults);
        faults.Require(
            file.Rows is >= Baseline.MinRows and <= Baseline.MaxRows,
            $"$.rows is {file.Rows}; {Baseline.MinRows} to {Baseline.MaxRows} are allowed");
        var columns = ToColumns(file.Columns ?? [], file.Rows, faults);

        var profile = file.Profile is null ? BaselineProfile.Empty : ProfileValidation.ToProfile(file.Profile, columns, file.Rows, faults);

        var baseline = new Baseline(file.Model!, file.ModelVersion!, file.Task, file.SchemaFingerprint!, file.Rows, columns)
        {
            Profile = profile,
            Sample = file.Sample is { } sample ? SampleValidation.Restore(sample, columns, file.Rows, faults) : null,
        };
        faults.Require(
            baseline.Id == file.Id,
            $"$.id is {file.Id}, but what the file counts has the id {baseline.Id}: it was changed after it had been saved");
        return baseline;
    }

    private static List<ColumnBaseline> ToColumns(ColumnFile?[] files, long rows, FileFaults faults)
    {
        faults.Require(
            files.Length is > 0 and <= ModelSchema.MaxColumns,
            $"$.columns has {files.Length} elements; 1 to {ModelSchema.MaxColumns} are allowed");
        var columns = new List<ColumnBaseline>(files.Length);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
        {
            var path = $"$.columns[{i}]";
            var column = ColumnValidation.ToColumn(files[i], path, rows, faults);
            faults.Require(names.Add(column.Name), $"{path}.name is '{column.Name}', as another column's; names must differ");
            faults.Require(
                i == 0 || column.Role != ColumnRole.Feature || columns[i - 1].Role == ColumnRole.Feature,
                $"{path}.role is Feature after an output; features come first");
            columns.Add(column);
        }

        return columns;
    }

    private static void RequireFingerprint(string? value, string path, FileFaults faults) =>
        faults.Require(
            value is { Length: 16 } && value.All(char.IsAsciiHexDigitLower), $"{path} is not 16 hexadecimal digits in lower case");
}
