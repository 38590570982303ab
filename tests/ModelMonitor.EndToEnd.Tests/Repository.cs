namespace ModelMonitor.EndToEnd;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public const string Solution = "ModelMonitor.Sdk.sln";

    /// <summary>Its folder: the one above the tests' own that holds the solution.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");
    }
}
