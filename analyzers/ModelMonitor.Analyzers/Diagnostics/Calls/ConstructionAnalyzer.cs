using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Names calls that give a generic model other columns than its first call does: one model cannot have both.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RepeatedModel];

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
            var calls = new ConcurrentBag<Call>();
            start.RegisterOperationAction(
                operation =>
                {
                    var target = MethodIdentity.Constructed(((IInvocationOperation)operation.Operation).TargetMethod);
                    if (MonitoredUse.Of(operation.Operation, methods, operation.CancellationToken) is { Reason: null }
                        && methods.ConstructionOf(target).Model is { } model)
                    {
                        calls.Add(new(model, TypeNames.Of(target), operation.Operation.Syntax.GetLocation()));
                    }
                },
                OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, calls));
        });
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<Call> calls)
    {
        foreach (var model in calls.GroupBy(call => (call.Model.Name, call.Model.Version, call.Model.Display)))
        {
            var ordered = model
                .OrderBy(call => call.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(call => call.Location.SourceSpan.Start)
                .ToList();
            foreach (var other in ordered.Where(call => !call.Model.Columns.Equals(ordered[0].Model.Columns)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RepeatedModel, other.Location, ordered[0].Method, other.Method, other.Model.Name, other.Model.Version));
            }
        }
    }

    private sealed record Call(MonitoredModel Model, string Method, Location Location);
}
