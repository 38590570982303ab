using System.Globalization;

namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// The data sets and models that are too large for the repository. They lie in the folder "shared" beside the
/// repository, or beside the folder that holds a worktree of it; tests that need them are skipped where they are absent.
/// </summary>
public static class SharedData
{
    /// <summary>The folder "shared", or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why a test is skipped, or null when the data are there.</summary>
    public static string? Missing => Folder is null ? "Needs the data sets in ../shared/data, relative to the folder of the repository; there is no such folder." : null;

    /// <summary>Path of a file by its path within the folder.</summary>
    public static string PathOf(string relative) => Path.Combine(Folder ?? throw new InvalidOperationException(Missing), relative);

    /// <summary>Reads the columns of a data set: text without quotes, an empty field is a missing value.</summary>
    public static IReadOnlyDictionary<string, string[]> Csv(string relative)
    {
        var lines = File.ReadAllLines(PathOf(relative));
        var names = lines[0].Split(',');
        var columns = Array.ConvertAll(names, _ => new string[lines.Length - 1]);
        for (var row = 1; row < lines.Length; row++)
        {
            var fields = lines[row].Split(',');
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column][row - 1] = fields[column];
            }
        }
        return names.Zip(columns).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Reads text as numbers, missing values as NaN.</summary>
    public static double[] Numbers(string[] text)
        => Array.ConvertAll(text, field => field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture));

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelMonitor.Sdk.sln")))
        {
            folder = folder.Parent;
        }
        return new[] { folder?.Parent, folder?.Parent?.Parent }
            .Where(parent => parent is not null)
            .Select(parent => Path.Combine(parent!.FullName, "shared"))
            .FirstOrDefault(shared => Directory.Exists(Path.Combine(shared, "data")));
    }
}

/// <summary>A fact that needs <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Missing;
}

/// <summary>A theory that needs <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Missing;
}
