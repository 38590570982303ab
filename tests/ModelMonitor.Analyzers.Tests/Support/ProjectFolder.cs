namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>Finds a folder of the repository from where the tests run.</summary>
internal static class ProjectFolder
{
    public static string Of(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelMonitor.Sdk.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull("the tests run inside the repository").FullName, path);
    }
}
