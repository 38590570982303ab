using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelMonitor.EndToEnd.Packages;

/// <summary>Fresh projects with baselines beside their models: what their builds print.</summary>
[Collection(PackageTests.Name)]
public sealed partial class BaselineConsumerTests(LocalFeed feed)
{
    [Fact]
    public async Task A_baseline_in_the_project_is_compared_with_the_code()
    {
        // What an earlier build has put into an output folder is no file of the project.
        var copy = feed.PathTo("Baselines/Check/bin/copy");
        Directory.CreateDirectory(copy);
        await File.WriteAllTextAsync(Path.Combine(copy, "broken.baseline.json"), "{");

        (await Warnings("Baselines/Check", "Check.csproj")).ShouldBe(
        [
            "FareModel.cs MMON3012: The feature 'origin_airport' (string) of the training data is missing in 'Fares.FareModel.Predict(double, string)'; if it is 'origin', name that [Feature(Name = \"origin_airport\")]",
            "FareModel.cs MMON3014: 'distance' is float in the baseline and double in the code; pass it as in training, or make the baseline anew",
        ]);
    }

    [Fact]
    public async Task Metadata_of_an_item_maps_a_file_to_a_model_and_the_file_is_read_once() =>
        (await Warnings("Baselines/Mapped", "Mapped.csproj")).ShouldBe(
        [
            "FareModel.cs MMON3014: 'distance' is float in the baseline and double in the code; pass it as in training, or make the baseline anew",
        ]);

    [Fact]
    public async Task A_project_without_default_items_adds_its_files_itself() =>
        (await Warnings("Baselines/Check", "Check.csproj", "-p:EnableDefaultItems=false")).ShouldBeEmpty();

    [Fact]
    public async Task The_compiler_gets_the_code_fixes_beside_the_analyzers_and_says_nothing_of_them()
    {
        var build = await feed.RunAsync(
            "Baselines/Check", Command.DotNet, "build", "Check.csproj", "--no-incremental", "-o", "out",
            "-p:EnableDefaultItems=false", "-warnaserror", "-getItem:Analyzer");

        var folder = feed.PathTo($"packages/modelmonitor.sdk/{feed.Version}/analyzers/dotnet/cs");
        using var items = JsonDocument.Parse(build.ShouldSucceed().Output);
        items.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!)
            .Where(path => Path.GetFileName(path).StartsWith("ModelMonitor.", StringComparison.Ordinal))
            .ShouldBe([Path.Combine(folder, "ModelMonitor.Analyzers.dll"), Path.Combine(folder, "ModelMonitor.CodeFixes.dll")], ignoreOrder: true);
    }

    private async Task<IReadOnlyList<string>> Warnings(string folder, string project, params string[] properties)
    {
        var build = await feed.RunAsync(folder, Command.DotNet, ["build", project, "--no-incremental", "-o", "out", .. properties]);
        return [.. Warning().Matches(build.ShouldSucceed().Output)
            .Select(match => $"{Path.GetFileName(match.Groups["file"].Value)} {match.Groups["text"].Value}")
            .Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\s*(?<file>[^(\r\n]+)\(\d+,\d+\): warning (?<text>MMON3\d{3}: .*?) \(https", RegexOptions.Multiline)]
    private static partial Regex Warning();
}
