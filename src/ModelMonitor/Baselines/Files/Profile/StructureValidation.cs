namespace ModelMonitor.Baselines;

/// <summary>What the linear structure of a file must be.</summary>
internal static class StructureValidation
{
    // What six digits of a loading can add up to.
    private const double Tolerance = 1e-3;

    public static LinearStructure Restore(StructureFile file, int columns, long rows, string path, FileFaults faults)
    {
        RequireNumbers(file.Means, columns, double.MinValue, $"{path}.means", faults);
        RequireNumbers(file.Scales, columns, 0, $"{path}.scales", faults);
        faults.Require(
            file.Components is not null && file.Components.Length > 0 && file.Components.Length < columns,
            $"{path}.components has {file.Components?.Length} elements; 1 to {columns - 1} are allowed");
        for (var i = 0; i < file.Components!.Length; i++)
        {
            RequireNumbers(file.Components[i], columns, double.MinValue, $"{path}.components[{i}]", faults);
            var length = file.Components[i].Sum(loading => loading * loading);
            faults.Require(Math.Abs(length - 1) <= Tolerance, $"{path}.components[{i}] has the squared length {length}; it is 1");
        }

        faults.Require(
            double.IsFinite(file.ErrorMean) && file.ErrorMean >= 0 && double.IsFinite(file.ErrorDeviation) && file.ErrorDeviation > 0,
            $"{path}.errorMean and .errorDeviation are {file.ErrorMean} and {file.ErrorDeviation}; finite numbers are needed, not below 0 and above 0");
        faults.Require(file.Rows >= 2 && file.Rows <= rows, $"{path}.rows is {file.Rows}; 2 to {rows} are allowed");
        return new(file.Means!, file.Scales!, file.Components, file.ErrorMean, file.ErrorDeviation, file.Rows);
    }

    /// <summary>Requires a finite number for each of something, none below a least one.</summary>
    public static void RequireNumbers(double[]? numbers, int count, double least, string path, FileFaults faults)
    {
        faults.Require(numbers?.Length == count, $"{path} has {numbers?.Length} elements; {count} are needed");
        for (var i = 0; i < count; i++)
        {
            faults.Require(double.IsFinite(numbers![i]) && numbers[i] >= least, $"{path}[{i}] is {numbers[i]}; a finite number is needed, at least {least}");
        }
    }
}
