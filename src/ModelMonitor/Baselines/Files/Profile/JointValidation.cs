namespace ModelMonitor.Baselines;

/// <summary>What the joint distribution of a file must be.</summary>
internal static class JointValidation
{
    private const int MaxSizes = 16;

    // What the rounding of a sum can add.
    private const double Slack = 1 + 1e-6;

    public static JointDistribution Restore(JointFile file, int columns, long rows, string path, FileFaults faults)
    {
        faults.Require(columns > 1, $"{path} is there for one column; it needs two");
        faults.Require(file.Rows >= 2 && file.Rows <= rows, $"{path}.rows is {file.Rows}; 2 to {rows} are allowed");
        faults.Require(file.Bandwidth is >= 1e-6 and <= 1e6, $"{path}.bandwidth is {file.Bandwidth}; 1E-06 to 1E+06 are allowed");
        faults.Require(
            file.Sums?.Length == JointLearning.Features, $"{path}.sums has {file.Sums?.Length} elements; {JointLearning.Features} are needed");

        // No feature exceeds the square root of 2 / D.
        var largest = file.Rows * Math.Sqrt(2.0 / JointLearning.Features) * Slack;
        for (var i = 0; i < file.Sums!.Length; i++)
        {
            faults.Require(Math.Abs(file.Sums[i]) <= largest, $"{path}.sums[{i}] is {file.Sums[i]}; {-largest} to {largest} are allowed for {file.Rows} rows");
        }

        faults.Require(file.Squares >= 0 && file.Squares <= 2 * file.Rows * Slack, $"{path}.squares is {file.Squares}; 0 to {2 * file.Rows} are allowed");
        RequireSizes(file.NullSizes, $"{path}.nullSizes", faults);
        var sizes = file.NullSizes!.Length;
        StructureValidation.RequireNumbers(file.NullMeans, sizes, double.MinValue, $"{path}.nullMeans", faults);
        StructureValidation.RequireNumbers(file.NullDeviations, sizes, double.Epsilon, $"{path}.nullDeviations", faults);
        StructureValidation.RequireNumbers(file.NullSkewness, sizes, double.MinValue, $"{path}.nullSkewness", faults);
        return new(
            file.Seed, file.Bandwidth, file.Sums, file.Squares, file.Rows, file.NullSizes, file.NullMeans!, file.NullDeviations!, file.NullSkewness!);
    }

    private static void RequireSizes(int[]? sizes, string path, FileFaults faults)
    {
        faults.Require(sizes is { Length: > 0 and <= MaxSizes }, $"{path} has {sizes?.Length} elements; 1 to {MaxSizes} are allowed");
        for (var i = 0; i < sizes!.Length; i++)
        {
            faults.Require(sizes[i] >= 2 && (i == 0 || sizes[i] > sizes[i - 1]), $"{path}[{i}] is {sizes[i]}; sizes are strictly increasing, from 2");
        }
    }
}
