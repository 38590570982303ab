using System.IO.Compression;
using System.Xml.Linq;

namespace ModelMonitor.EndToEnd.Packages;

[Collection(PackageTests.Name)]
public sealed class PackageContentTests(LocalFeed feed)
{
    [Fact]
    public void The_solution_packs_the_three_libraries_and_their_symbols()
    {
        string[] names = ["ModelMonitor.OpenTelemetry", "ModelMonitor.Sdk", "ModelMonitor.Statistics"];

        Directory.EnumerateFiles(feed.Folder).Select(Path.GetFileName).ShouldBe(
            names.SelectMany(name => new[] { $"{name}.{feed.Version}.nupkg", $"{name}.{feed.Version}.snupkg" }), ignoreOrder: true);
    }

    [Theory]
    [InlineData("ModelMonitor.Statistics", "ModelMonitor.Statistics")]
    [InlineData("ModelMonitor.Sdk", "ModelMonitor", "analyzers/dotnet/cs/ModelMonitor.Analyzers.dll", "analyzers/dotnet/cs/ModelMonitor.CodeFixes.dll", "buildTransitive/ModelMonitor.Sdk.targets")]
    [InlineData("ModelMonitor.OpenTelemetry", "ModelMonitor.OpenTelemetry")]
    public void A_package_holds_its_library_for_both_frameworks_documentation_and_readme(string package, string assembly, params string[] more)
    {
        Entries(package, "nupkg").ShouldBe(
            [
                .. more,
                "README.md",
                $"lib/net10.0/{assembly}.dll",
                $"lib/net10.0/{assembly}.xml",
                $"lib/net8.0/{assembly}.dll",
                $"lib/net8.0/{assembly}.xml",
            ],
            ignoreOrder: true);
        Entries(package, "snupkg").ShouldBe([$"lib/net10.0/{assembly}.pdb", $"lib/net8.0/{assembly}.pdb"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("ModelMonitor.Sdk", "ModelMonitor.Statistics", "Build,Analyzers", null)]
    [InlineData("ModelMonitor.OpenTelemetry", "ModelMonitor.Sdk", null, "All")]
    public void A_package_depends_on_the_library_below_it(string package, string dependency, string? exclude, string? include)
    {
        var dependencies = Specification(package).Descendants().Where(element =>
            element.Name.LocalName == "dependency" && element.Attribute("id")?.Value == dependency).ToList();

        dependencies.Count.ShouldBe(2);
        dependencies.ShouldAllBe(element => element.Attribute("version")!.Value == feed.Version);
        dependencies.ShouldAllBe(element => (string?)element.Attribute("exclude") == exclude);
        dependencies.ShouldAllBe(element => (string?)element.Attribute("include") == include);
    }

    [Fact]
    public void Nothing_of_the_compiler_is_a_dependency() =>
        new[] { "ModelMonitor.Statistics", "ModelMonitor.Sdk", "ModelMonitor.OpenTelemetry" }
            .SelectMany(package => Specification(package).Descendants())
            .Select(element => (string?)element.Attribute("id"))
            .OfType<string>()
            .ShouldNotContain(id => id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    private List<string> Entries(string package, string extension)
    {
        using var archive = Open(package, extension);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsContainerPart(name))];
    }

    private XElement Specification(string package)
    {
        using var archive = Open(package, "nupkg");
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XElement.Load(stream);
    }

    private ZipArchive Open(string package, string extension) =>
        ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{feed.Version}.{extension}"));

    private static bool IsContainerPart(string name) => name.StartsWith("_rels/", StringComparison.Ordinal)
        || name.StartsWith("package/", StringComparison.Ordinal)
        || name.EndsWith(".nuspec", StringComparison.Ordinal)
        || name == "[Content_Types].xml";
}
