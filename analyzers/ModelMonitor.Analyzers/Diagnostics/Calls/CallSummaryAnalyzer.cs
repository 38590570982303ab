using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Says once for a project how many of its calls of monitored methods are captured, if not all are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSummaryAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CallSummary];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Where none is captured, a rule of its own says so.
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null
                || ConfigurationAnalyzer.Fault(start.Compilation, start.Options) is not null)
            {
                return;
            }

            var methods = new InterceptedMethods(start.Compilation);
            var uses = new ConcurrentBag<(SkipReason? Reason, Location Location)>();
            start.RegisterOperationAction(
                operation =>
                {
                    if (MonitoredUse.Of(operation.Operation, methods, operation.CancellationToken) is { } use)
                    {
                        uses.Add((use.Reason, operation.Operation.Syntax.GetLocation()));
                    }
                },
                MonitoredUse.Kinds);
            start.RegisterCompilationEndAction(end => Report(end, uses));
        });
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<(SkipReason? Reason, Location Location)> uses)
    {
        var skipped = uses.Where(use => use.Reason is not null).ToList();
        if (skipped.Count == 0)
        {
            return;
        }

        var first = skipped
            .Select(use => use.Location)
            .OrderBy(location => location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(location => location.SourceSpan.Start)
            .First();
        var reasons = skipped
            .GroupBy(use => Descriptors.Of(use.Reason!.Value).Id)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}");
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.CallSummary, first, uses.Count - skipped.Count, uses.Count, skipped.Count, string.Join(", ", reasons)));
    }
}
