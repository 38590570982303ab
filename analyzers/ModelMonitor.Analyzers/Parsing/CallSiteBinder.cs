using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Binds the candidates of a compilation, and keeps the calls that are intercepted.</summary>
internal sealed class CallSiteBinder(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, FoundModel?> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>The calls of each tree. Only trees that were changed, or whose surroundings were, are bound again.</summary>
    public static ImmutableArray<FileCalls> Bind(
        ImmutableArray<CallCandidates> trees, Surroundings surroundings, Compilation compilation, CancellationToken cancellation)
    {
        var binder = new CallSiteBinder(compilation, cancellation);
        return [.. trees.Select(tree => tree.BoundIn(surroundings, binder.Bind))];
    }

    private FileCalls Bind(CallCandidates candidates)
    {
        var semantics = compilation.GetSemanticModel(candidates.Calls[0].SyntaxTree);
        var calls = new Dictionary<FoundModel, List<CallSite>>();
        foreach (var invocation in candidates.Calls)
        {
            if (semantics.GetSymbolInfo(invocation, cancellation).Symbol is IMethodSymbol method
                && Find(MethodIdentity.Of(method)) is { } called
                && CallSiteParser.Judge(invocation, semantics, cancellation) is null
                && semantics.GetInterceptableLocation(invocation, cancellation) is { } location)
            {
                if (!calls.TryGetValue(called, out var sites))
                {
                    calls.Add(called, sites = []);
                }

                sites.Add(new(location.Version, location.Data, Place(invocation)));
            }
        }

        return new(calls.Select(entry => new CalledMethod(
            entry.Key.Model, entry.Key.IsReferenced, entry.Value.ToEquatableArray())).ToEquatableArray());
    }

    private FoundModel? Find(IMethodSymbol method)
    {
        if (!_methods.TryGetValue(method, out var called))
        {
            called = Annotations.FindMonitored(method) is { } monitored
                && !Annotations.CapturesItself(method)
                && AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation) is { Partial: null } model
                    ? new(model, isReferenced: !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
                    : null;
            _methods.Add(method, called);
        }

        return called;
    }

    private static string Place(InvocationExpressionSyntax invocation)
    {
        var name = CallSiteScanner.NameOf(invocation)!.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(name.Path)}({name.StartLinePosition.Line + 1},{name.StartLinePosition.Character + 1})";
    }

    // Not a record: found by reference, since equality would compare whole models.
    private sealed class FoundModel(MonitoredModel model, bool isReferenced)
    {
        public MonitoredModel Model => model;

        public bool IsReferenced => isReferenced;
    }
}
