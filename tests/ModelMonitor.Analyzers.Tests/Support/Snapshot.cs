using System.Text.RegularExpressions;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>
/// Compares text with a verified file. Set UPDATE_SNAPSHOTS=1 to accept what was received, and review the
/// difference in version control.
/// </summary>
internal static partial class Snapshot
{
    public static void Match(string name, GeneratedProject generated)
    {
        var files = generated.Result.GeneratedSources
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => $"==== {source.HintName}\n{source.SourceText}");
        var received = Location().Replace(string.Join("\n", files), "$1<location>$2");
        var verifiedPath = Path.Combine(Folder, $"{name}.verified.txt");
        var receivedPath = Path.Combine(Folder, $"{name}.received.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedPath, received);
        }

        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        received.ShouldBe(verified, $"{name} differs from its snapshot; set UPDATE_SNAPSHOTS=1 to accept it");
    }

    private static string Folder => Path.Combine(ProjectFolder.Of("tests/ModelMonitor.Analyzers.Tests"), "Generation", "Snapshots");

    [GeneratedRegex("""(InterceptsLocation\(1, ")[^"]+("\))""")]
    private static partial Regex Location();
}
