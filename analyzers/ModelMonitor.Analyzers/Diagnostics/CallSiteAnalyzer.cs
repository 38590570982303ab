using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Names every use of a monitored method that is not captured, and why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.CallSites];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null)
            {
                return;
            }

            var methods = new InterceptedMethods(start.Compilation);
            start.RegisterOperationAction(operation => Check(operation, methods), MonitoredUse.Kinds);
        });
    }

    private static void Check(OperationAnalysisContext context, InterceptedMethods methods)
    {
        if (MonitoredUse.Of(context.Operation, methods, context.CancellationToken) is not { Reason: { } reason } use)
        {
            return;
        }

        object[] details = use.Marked is { } marked ? [TypeNames.Of(use.Method), TypeNames.Of(marked)] : [TypeNames.Of(use.Method)];
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(reason), context.Operation.Syntax.GetLocation(), details));
    }
}
