using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Compares the models of a project with the baselines that lie beside them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineAnalyzer : DiagnosticAnalyzer
{
    // The compiler keeps what is read from a text for as long as the text.
    private static readonly SourceTextValueProvider<BaselineContent> Contents = new(BaselineContent.Read);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.Baselines];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var files = start.Options.AdditionalFiles.Where(BaselineSource.IsBaseline).Select(file => BaselineSource.Read(
                file,
                start.Options.AnalyzerConfigOptionsProvider.GetOptions(file),
                text => start.TryGetValue(text, Contents, out var content) ? content : null,
                start.CancellationToken)).ToImmutableArray();
            if (files.IsEmpty)
            {
                return;
            }

            var claims = new BaselineClaims(files);
            start.RegisterAdditionalFileAction(file => ReportFault(file, files));
            start.RegisterSymbolAction(symbol => claims.Compare(
                (IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.Method);
            start.RegisterCompilationEndAction(claims.ReportUnclaimed);
        });
    }

    private static void ReportFault(AdditionalFileAnalysisContext context, ImmutableArray<BaselineSource> files)
    {
        if (files.FirstOrDefault(file => file.Path == context.AdditionalFile.Path) is { Content.Fault: { } fault } unreadable)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnreadableBaseline, unreadable.Locate(fault.Span), Path.GetFileName(unreadable.Path), fault.Reason));
        }
    }
}
