using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A user's project in memory: its sources, references and the properties that reach the compiler.</summary>
internal sealed record UserProject
{
    private const string CommonUsings = """
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

    public string Usings { get; init; } = CommonUsings;

    public string Name { get; init; } = "UserProject";

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The texts of the project's additional files by path.</summary>
    public ImmutableSortedDictionary<string, string> AdditionalFiles { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The metadata <c>ModelMonitorModel</c> of additional files, by path.</summary>
    public ImmutableDictionary<string, string> ModelMetadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string InterceptorsNamespaces { get; init; } = "Another.Generated;ModelMonitor.Generated";

    public DocumentationMode DocumentationMode { get; init; } = DocumentationMode.Parse;

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode)
        .WithFeatures([new("InterceptorsNamespaces", InterceptorsNamespaces)]);

    private CSharpCompilationOptions CompilationOptions => new(
        OutputKind,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
            warningLevel: 9999);

    public AnalyzerOptions AnalyzerOptions =>
        new([.. AdditionalFiles.Select(file => new AdditionalFile(file.Key, file.Value))], new BuildProperties(Properties, ModelMetadata));

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        Name,
        Sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, PathOf(i - 1), System.Text.Encoding.UTF8)),
        Platform.AddRange(References),
        CompilationOptions);

    /// <param name="tracksSteps">Whether the steps of the pipeline are remembered, which takes minutes for a hundred models.</param>
    public GeneratorDriver CreateDriver(bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new ModelMonitorGenerator().AsSourceGenerator()],
        additionalTexts: AnalyzerOptions.AdditionalFiles,
        parseOptions: ParseOptions,
        optionsProvider: AnalyzerOptions.AnalyzerConfigOptionsProvider,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));

    public GeneratedProject Generate() => Generate(Compile());

    public GeneratedProject Generate(Compilation compilation)
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        return new(output, driver.GetRunResult().Results.Single());
    }

    /// <summary>The project as an editor opens it.</summary>
    public Project Open(AdhocWorkspace workspace)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, Name, Name, LanguageNames.CSharp,
            compilationOptions: CompilationOptions,
            parseOptions: ParseOptions,
            metadataReferences: Platform.AddRange(References)));
        project = project.AddDocument(PathOf(-1), Usings, filePath: PathOf(-1)).Project;
        for (var i = 0; i < Sources.Length; i++)
        {
            project = project.AddDocument(PathOf(i), Sources[i], filePath: PathOf(i)).Project;
        }

        return AdditionalFiles.Aggregate(project, (opened, file) =>
            opened.AddAdditionalDocument(file.Key, file.Value, filePath: file.Key).Project);
    }

    // The usings are the file before the sources.
    private static string PathOf(int source) => $"/src/File{source + 1}.cs";

    private sealed class AdditionalFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class BuildProperties(
        ImmutableDictionary<string, string> properties, ImmutableDictionary<string, string> models) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(
            models.TryGetValue(textFile.Path, out var model)
                ? properties.Add("build_metadata.AdditionalFiles.ModelMonitorModel", model)
                : properties);

        private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                properties.TryGetValue(key.Replace("build_property.", "", StringComparison.Ordinal), out value);
        }
    }
}
