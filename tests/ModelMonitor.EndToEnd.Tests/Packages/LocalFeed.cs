namespace ModelMonitor.EndToEnd.Packages;

/// <summary>
/// The solution's packages in a feed of their own, in a folder outside the repository that also holds the projects
/// which consume them.
/// </summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"modelmonitor-{Guid.NewGuid():N}");

    /// <summary>A version that no folder of packages can hold from before.</summary>
    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(_root, "feed");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        Copy(Path.Combine(AppContext.BaseDirectory, "Consumers"), _root);
        var fallback = await Command.RunAsync(
            Command.DotNet, ["nuget", "locals", "global-packages", "--list"], _root, new Dictionary<string, string>());
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{fallback.ShouldSucceed().Output.Split(": ", 2)[1].Trim()}" />
              </fallbackPackageFolders>
            </configuration>
            """);

        // Apart from the repository's own output, so that builds of the repository that run at the same time do not meet it.
        var pack = await Command.RunAsync(
            Command.DotNet,
            ["pack", Repository.Solution, "--artifacts-path", Path.Combine(_root, "artifacts"), "--output", Folder, $"-p:Version={Version}"],
            Repository.Folder,
            new Dictionary<string, string>());
        pack.ShouldSucceed();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The full path of a file or folder of a consuming project.</summary>
    internal string PathTo(string file) => Path.Combine(_root, file);

    /// <summary>Runs a program in the folder of a consuming project, with a folder of packages that only consumers share.</summary>
    internal Task<CommandResult> RunAsync(string project, string program, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
            ["ModelMonitorVersion"] = Version,
        };
        return Command.RunAsync(program, arguments, PathTo(project), environment);
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
