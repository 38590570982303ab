using System.Text.RegularExpressions;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>Compares generated files with verified ones, apart from the locations of calls.</summary>
internal static partial class Snapshot
{
    public static void Match(string name, GeneratedProject generated)
    {
        var files = generated.Result.GeneratedSources
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => $"==== {source.HintName}\n{source.SourceText}");
        var received = Location().Replace(string.Join("\n", files), "$1<location>$2");
        TextSnapshot.Match(Folder, name, received);
    }

    private static string Folder => Path.Combine(ProjectFolder.Of("tests/ModelMonitor.Analyzers.Tests"), "Generation", "Snapshots");

    [GeneratedRegex("""(InterceptsLocation\(1, ")[^"]+("\))""")]
    private static partial Regex Location();
}
