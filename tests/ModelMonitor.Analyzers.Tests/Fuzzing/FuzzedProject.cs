using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Fuzzing;

/// <summary>A project of fuzzed methods, each in a file of its own.</summary>
internal sealed partial class FuzzedProject
{
    /// <summary>The number of the first method's file: the project's own, of global usings and of types, come first.</summary>
    public const int FirstFile = 2;

    private readonly ImmutableArray<FuzzedMethod> _methods;
    private readonly UserProject _project;
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<Diagnostic> _before;

    public FuzzedProject(IEnumerable<FuzzedMethod> methods)
    {
        _methods = [.. methods];
        _project = new(_methods.Select((method, index) => method.Source(index + FirstFile)).Prepend(MethodGrammar.Types));
        _compilation = _project.Compile();
        _before = _compilation.GetDiagnostics();
    }

    /// <summary>The methods that are C#, but for a body that is still to be generated.</summary>
    public IEnumerable<FuzzedMethod> Valid
    {
        get
        {
            var invalid = _before
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795")
                .Select(diagnostic => diagnostic.Location.SourceTree?.FilePath)
                .ToHashSet();
            return _methods.Where((_, index) => !invalid.Contains(Tree(index).FilePath));
        }
    }

    public int Calls => Enumerable.Range(0, _methods.Length).Sum(index => CallsIn(index).Count());

    public int Intercepted { get; private set; }

    /// <summary>Everything that went wrong.</summary>
    public async Task<IReadOnlyList<string>> Faults()
    {
        var driver = _project.CreateDriver().RunGeneratorsAndUpdateCompilation(_compilation, out var compilation, out var thrown);
        var result = driver.GetRunResult().Results.Single();
        if (!thrown.IsEmpty)
        {
            return [.. thrown.Select(diagnostic => $"{diagnostic}: {result.Exception}")];
        }

        using var image = new MemoryStream();
        var known = _before.Select(diagnostic => diagnostic.ToString()).ToHashSet();
        var added = compilation.Emit(image).Diagnostics
            .Concat(compilation.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8795")
            .Select(diagnostic => diagnostic.ToString())
            .Distinct()
            .Where(diagnostic => !known.Contains(diagnostic));
        var analysis = compilation.WithAnalyzers([new AnnotationAnalyzer(), new CallSiteAnalyzer()], _project.AnalyzerOptions);
        var named = (await analysis.GetAllDiagnosticsAsync())
            .Where(diagnostic => diagnostic.Id.StartsWith("MMON", StringComparison.Ordinal) || diagnostic.Id == "AD0001")
            .ToLookup(diagnostic => diagnostic.Location.SourceTree);
        return [.. added, .. named.SelectMany(group => group).Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()), .. Lost(result, named)];
    }

    // A call is intercepted or named by a rule, unless its method captures itself or is refused by a rule.
    private IEnumerable<string> Lost(GeneratorRunResult result, ILookup<SyntaxTree?, Diagnostic> named)
    {
        var intercepted = result.GeneratedSources
            .Where(source => source.HintName == "Interceptors.g.cs")
            .SelectMany(source => Place().Matches(source.SourceText.ToString()).Select(match => match.Groups[1].Value))
            .ToHashSet();
        for (var index = 0; index < _methods.Length; index++)
        {
            var tree = Tree(index);
            var isCaptured = result.GeneratedSources.Any(source => source.HintName.StartsWith($"C{index + FirstFile}_", StringComparison.Ordinal));
            var isRefused = !isCaptured && named[tree].Any(diagnostic => diagnostic.Id.StartsWith("MMON1", StringComparison.Ordinal));
            var isForwarded = isCaptured && _methods[index].IsPartial;
            isRefused |= named[tree].Any(diagnostic => diagnostic.Id == "MMON1018");
            foreach (var call in CallsIn(index))
            {
                var place = CallSiteScanner.NameOf(call)!.GetLocation().GetLineSpan();
                var isIntercepted = intercepted.Contains($"{Path.GetFileName(tree.FilePath)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})");
                Intercepted += isIntercepted ? 1 : 0;
                var isNamed = named[tree].Any(diagnostic => diagnostic.Id.StartsWith("MMON2", StringComparison.Ordinal) && diagnostic.Location.SourceSpan.IntersectsWith(call.Span));
                if (!isIntercepted && !isNamed && !isRefused && !isForwarded)
                {
                    yield return $"{tree.FilePath}: the call '{call}' is lost ({(isCaptured ? "captured" : "not captured")})";
                }
            }
        }
    }

    private SyntaxTree Tree(int index) => _compilation.SyntaxTrees[index + FirstFile];

    private IEnumerable<InvocationExpressionSyntax> CallsIn(int index) => Tree(index).GetRoot().DescendantNodes()
        .OfType<ClassDeclarationSyntax>()
        .Single(type => type.Identifier.ValueText == "Caller")
        .DescendantNodes()
        .OfType<InvocationExpressionSyntax>();

    [GeneratedRegex("""InterceptsLocation\(.*\)\] // (\S+)""")]
    private static partial Regex Place();
}
