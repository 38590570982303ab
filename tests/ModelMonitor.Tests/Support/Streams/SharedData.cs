namespace ModelMonitor.Tests.Support;

/// <summary>
/// The data sets that are too large for the repository. They lie in the folder "shared" beside the repository, or
/// beside the folder that holds a worktree of it; tests that need them are skipped where they are absent.
/// </summary>
public static class SharedData
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder "shared", or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why a test is skipped, or null when the data are there.</summary>
    public static string? Missing =>
        Folder is null ? "Needs the data sets in ../shared/data, relative to the folder of the repository; there is no such folder." : null;

    /// <summary>Path of a file by its path within the folder.</summary>
    public static string PathOf(string relative) => Path.Combine(Folder ?? throw new InvalidOperationException(Missing), relative);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ModelMonitor.Sdk.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static string? Find()
    {
        var repository = new DirectoryInfo(Repository);
        return new[] { repository.Parent, repository.Parent?.Parent }
            .Where(parent => parent is not null)
            .Select(parent => Path.Combine(parent!.FullName, "shared"))
            .FirstOrDefault(shared => Directory.Exists(Path.Combine(shared, "data")));
    }
}

/// <summary>A theory that needs <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Missing;
}

/// <summary>A fact that needs <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Missing;
}
