using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A user's project in memory: its sources, references and the properties that reach the compiler.</summary>
internal sealed record UserProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ModelMonitor;
        """;

    // The test's own platform, in which ModelMonitor.dll is, without the models of the tests.
    private static readonly ImmutableArray<MetadataReference> Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "ModelMonitor.Analyzers.Tests.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    public UserProject(params IEnumerable<string> sources) => Sources = [.. sources];

    public ImmutableArray<string> Sources { get; init; }

    public string Name { get; init; } = "UserProject";

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string InterceptorsNamespaces { get; init; } = "Another.Generated;ModelMonitor.Generated";

    public DocumentationMode DocumentationMode { get; init; } = DocumentationMode.Parse;

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode)
        .WithFeatures([new("InterceptorsNamespaces", InterceptorsNamespaces)]);

    public AnalyzerOptions AnalyzerOptions => new([], new BuildProperties(Properties));

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        Name,
        Sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/src/File{i}.cs", System.Text.Encoding.UTF8)),
        Platform.AddRange(References),
        new CSharpCompilationOptions(
            OutputKind,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999));

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new ModelMonitorGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: AnalyzerOptions.AnalyzerConfigOptionsProvider,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratedProject Generate()
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(), out var output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        return new(output, driver.GetRunResult().Results.Single());
    }

    private sealed class BuildProperties(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                properties.TryGetValue(key.Replace("build_property.", "", StringComparison.Ordinal), out value);
        }
    }
}
