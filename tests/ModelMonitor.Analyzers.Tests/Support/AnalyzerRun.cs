using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>What the analyzers say about a project.</summary>
internal static class AnalyzerRun
{
    /// <summary>
    /// Every diagnostic of the package as <c>id: text it is shown at</c>, in order of ids and places. The project
    /// is analysed with its generated files, as the compiler does, and must compile, but for what the compiler
    /// says of a partial method without a body. Without analyzers named, those run that judge what cannot be captured.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Findings(UserProject project, params DiagnosticAnalyzer[] analyzers) =>
        [.. (await Diagnostics(project, analyzers)).Select(diagnostic =>
            $"{diagnostic.Id}: {TextOf(project, diagnostic.Location)}")];

    public static Task<IReadOnlyList<string>> Findings(string source, params DiagnosticAnalyzer[] analyzers) =>
        Findings(new UserProject(source), analyzers);

    public static Task<IReadOnlyList<Diagnostic>> Diagnostics(UserProject project, params DiagnosticAnalyzer[] analyzers) =>
        Diagnostics(project, project.Compile(), analyzers);

    /// <summary>The diagnostics of a project that was compiled, by an editor perhaps.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(
        UserProject project, Compilation compiled, params DiagnosticAnalyzer[] analyzers)
    {
        var compilation = project.Generate(compiled).Compilation;
        compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795")
            .Select(diagnostic => diagnostic.ToString())
            .ShouldBeEmpty();
        var analysis = compilation.WithAnalyzers(
            analyzers.Length > 0
                ? [.. analyzers]
                : [new AnnotationAnalyzer(), new CallSiteAnalyzer(), new ConstructionAnalyzer(), new ConfigurationAnalyzer(), new BaselineAnalyzer()],
            project.AnalyzerOptions);
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.GetMessage(null)).ShouldBeEmpty("an analyzer failed");
        return [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    // In an additional file, if not in the source.
    private static string TextOf(UserProject project, Location location) =>
        location.SourceTree?.GetText().ToString(location.SourceSpan)
        ?? project.AdditionalFiles[location.GetLineSpan().Path].Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
