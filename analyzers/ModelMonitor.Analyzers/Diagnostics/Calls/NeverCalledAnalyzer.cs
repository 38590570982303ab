using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Emission;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Finds methods that are captured where they are called, and that nothing calls.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverCalledAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NeverCalled];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Other generators' code calls too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null)
            {
                return;
            }

            var candidates = new CallableModels(start.Compilation);
            if (candidates.AreNone)
            {
                return;
            }

            var reached = new ConcurrentDictionary<IMethodSymbol, bool>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => Reach(operation, candidates, reached), MonitoredUse.Kinds);
            start.RegisterCompilationEndAction(end => Report(end, candidates, reached));
        });
    }

    private static void Reach(
        OperationAnalysisContext context, CallableModels candidates, ConcurrentDictionary<IMethodSymbol, bool> reached)
    {
        var method = context.Operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is null)
        {
            if (context.Operation is IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member })
            {
                foreach (var named in candidates.Named(member.MemberName))
                {
                    reached.TryAdd(named, true);
                }
            }
        }
        else if (candidates.HasName(method.Name) && !IsOurs(context.ContainingSymbol))
        {
            // What a method overrides or implements is reached with it, and reaches it.
            method = MethodIdentity.Of(method);
            reached.TryAdd(method, true);
            foreach (var inherited in InheritedMembers.Of(method))
            {
                reached.TryAdd(MethodIdentity.Of(inherited), true);
            }
        }
    }

    // The generated capture calls what it captures.
    private static bool IsOurs(ISymbol caller) => caller.ContainingNamespace?.ToDisplayString() == RuntimeNames.GeneratedNamespace;

    private static void Report(
        CompilationAnalysisContext context, CallableModels candidates, ConcurrentDictionary<IMethodSymbol, bool> reached)
    {
        foreach (var candidate in candidates.All.Where(candidate => !candidate.Declarations.Any(reached.ContainsKey)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NeverCalled, candidate.Location, TypeNames.Of(candidate.Method)));
        }
    }
}
