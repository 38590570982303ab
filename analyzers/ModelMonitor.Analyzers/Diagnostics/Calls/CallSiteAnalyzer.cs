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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.CallSites, .. Descriptors.Annotations, .. Descriptors.Rules];

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
        var use = MonitoredUse.Of(context.Operation, methods, context.CancellationToken);
        foreach (var fault in use?.Faults ?? [])
        {
            Report(context, fault.Reason, [.. fault.Details]);
        }

        if (use is not { Reason: { } reason, Faults.Count: 0 })
        {
            return;
        }

        object[] details = use.Marked is { } marked ? [TypeNames.Of(use.Method), TypeNames.Of(marked)] : [TypeNames.Of(use.Method)];
        Report(context, reason, details);
    }

    private static void Report(OperationAnalysisContext context, SkipReason reason, object[] details) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(reason), context.Operation.Syntax.GetLocation(), details));
}
