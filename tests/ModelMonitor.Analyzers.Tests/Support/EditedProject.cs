using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A project at one moment of its editing: files by name, in whose order they are compiled.</summary>
internal sealed record ProjectState(ImmutableSortedDictionary<string, string> Files)
{
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> Symbols { get; init; } = [];

    public string InterceptorsNamespaces { get; init; } = "ModelMonitor.Generated";

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public UserProject Project => new() { References = References, Properties = Properties, InterceptorsNamespaces = InterceptorsNamespaces };

    public CSharpParseOptions ParseOptions => Project.ParseOptions.WithPreprocessorSymbols(Symbols);

    public ProjectState With(string file, string text) => this with { Files = Files.SetItem(file, text) };

    /// <summary>The same with a part of a file, which must be there, written otherwise.</summary>
    public ProjectState Replace(string file, string old, string replacement)
    {
        Files[file].ShouldContain(old);
        return With(file, Files[file].Replace(old, replacement, StringComparison.Ordinal));
    }
}

/// <summary>A project that is edited: trees stay what they are until their file changes, as in an editor.</summary>
internal sealed class EditedProject
{
    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private GeneratorDriver _driver;
    private ProjectState _state;

    public EditedProject(ProjectState state)
    {
        _state = state;
        _driver = CreateDriver(state);
        Edit(state);
    }

    /// <summary>Generates the project as it is now.</summary>
    public GeneratorRunResult Edit(ProjectState state)
    {
        if (!state.ParseOptions.Equals(_state.ParseOptions))
        {
            _driver = _driver.WithUpdatedParseOptions(state.ParseOptions);
        }

        if (state.Properties != _state.Properties)
        {
            _driver = _driver.WithUpdatedAnalyzerConfigOptions(state.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        }

        _state = state;
        _driver = _driver.RunGenerators(Compile(state));
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>Generates the same project without a memory of what it was.</summary>
    public GeneratorRunResult FromScratch(ProjectState state) =>
        CreateDriver(state).RunGenerators(Compile(state)).GetRunResult().Results.Single();

    private static GeneratorDriver CreateDriver(ProjectState state) =>
        state.Project.CreateDriver(tracksSteps: true).WithUpdatedParseOptions(state.ParseOptions);

    private CSharpCompilation Compile(ProjectState state)
    {
        var compilation = state.Project.Compile();
        return compilation
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(state.Files.Select(file => Tree(file.Key, file.Value, state.ParseOptions)))
            .WithOptions(compilation.Options.WithNullableContextOptions(state.Nullable));
    }

    private SyntaxTree Tree(string file, string text, CSharpParseOptions options)
    {
        if (!_trees.TryGetValue(file, out var tree) || tree.ToString() != text || !tree.Options.Equals(options))
        {
            _trees[file] = tree = CSharpSyntaxTree.ParseText(text, options, $"/src/{file}", System.Text.Encoding.UTF8);
        }

        return tree;
    }
}
