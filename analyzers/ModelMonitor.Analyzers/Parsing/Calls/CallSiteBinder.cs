using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Binds the candidates of a compilation, and keeps the calls that are intercepted.</summary>
internal sealed class CallSiteBinder(EquatableArray<string> names, Compilation compilation, CancellationToken cancellation)
{
    // An interceptor repeats what the type arguments of its receiver say of null.
    private readonly Dictionary<IMethodSymbol, FoundModel?> _models = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<IMethodSymbol, FoundMethod?> _methods = new(SymbolEqualityComparer.IncludeNullability);
    private Dispatch? _dispatch;

    /// <summary>The calls of each tree. Only trees that were changed, or whose surroundings were, are bound again.</summary>
    public static ImmutableArray<FileCalls> Bind(
        ImmutableArray<CallCandidates> trees,
        Surroundings surroundings,
        EquatableArray<string> names,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var binder = new CallSiteBinder(names, compilation, cancellation);
        return [.. trees.Select(tree => tree.BoundIn(surroundings, binder.Bind))];
    }

    private FileCalls Bind(CallCandidates candidates)
    {
        var semantics = compilation.GetSemanticModel(candidates.Calls[0].SyntaxTree);
        var calls = new Dictionary<FoundMethod, List<CallSite>>();
        foreach (var invocation in candidates.Calls)
        {
            if (semantics.GetSymbolInfo(invocation, cancellation).Symbol is IMethodSymbol method
                && Find(MethodIdentity.Constructed(method)) is { } called
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

        return new(calls.Select(entry => entry.Key.With(entry.Value)).ToEquatableArray());
    }

    private FoundMethod? Find(IMethodSymbol method)
    {
        if (!_methods.TryGetValue(method, out var called))
        {
            var own = FindModel(method);
            // To know what stands behind a member, all types are looked through: only for those that can have something.
            var targets = Dispatch.Leads(method) ? Targets((_dispatch ??= new(DispatchTargets(), compilation)).Of(method), own) : [];
            called = own is null && targets.Count == 0
                ? null
                : new(own?.Model.Method ?? SignatureParser.Parse(method, method, compilation, partial: null), own, targets);
            _methods.Add(method, called);
        }

        return called;
    }

    private FoundModel? FindModel(IMethodSymbol method)
    {
        if (!_models.TryGetValue(method, out var found))
        {
            found = Annotations.FindMonitored(method) is { } monitored
                && !Annotations.CapturesItself(method)
                && AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation) is { Partial: null, IsOpen: false } model
                    ? new(model, IsKnownByCalls: TypeArguments.Of(method).Any()
                        || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
                    : null;
            _models.Add(method, found);
        }

        return found;
    }

    // What is no model itself matters where it stands in for one.
    private List<FoundTarget> Targets(IReadOnlyList<Implementation> implementations, FoundModel? own)
    {
        var targets = new List<FoundTarget>();
        foreach (var (_, type, method) in implementations.Reverse())
        {
            var model = FindModel(method);
            var capturesItself = Annotations.FindMonitored(method) is not null && PartialParser.CapturesItself(method);
            if (model is not null
                || (capturesItself && own is not null)
                || targets.Exists(target => compilation.ClassifyCommonConversion(type, target.Type).IsImplicit))
            {
                targets.Insert(0, new(type, model, capturesItself ? null : (model ?? own)?.Model.Method.Capture));
            }
        }

        return targets;
    }

    private IEnumerable<IMethodSymbol> DispatchTargets() => names
        .SelectMany(name => compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellation))
        .OfType<IMethodSymbol>()
        .Concat(MonitoredMethods.Referenced(compilation))
        .Where(method => Annotations.FindMonitored(method) is not null);

    private static string Place(InvocationExpressionSyntax invocation)
    {
        var name = CallSiteScanner.NameOf(invocation)!.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(name.Path)}({name.StartLinePosition.Line + 1},{name.StartLinePosition.Character + 1})";
    }

    /// <summary>A model, and whether no file of the project declares it.</summary>
    private sealed record FoundModel(MonitoredModel Model, bool IsKnownByCalls);

    /// <summary>A type behind a call, and the model that it leads to, if there is one.</summary>
    private sealed record FoundTarget(INamedTypeSymbol Type, FoundModel? Model, string? Capture);

    // Not a record: found by reference, since equality would compare whole models.
    private sealed class FoundMethod(MonitoredMethod method, FoundModel? own, IReadOnlyList<FoundTarget> targets)
    {
        public CalledMethod With(List<CallSite> calls) => new(
            new(
                method,
                own is not null,
                targets.Select(target => new DispatchTarget(
                    TypeNames.Of(target.Type), target.Capture, ExperimentalTypes.Of([target.Type]))).ToEquatableArray(),
                calls.ToEquatableArray()),
            targets.Select(target => target.Model)
                .Append(own)
                .OfType<FoundModel>()
                .Where(found => found.IsKnownByCalls)
                .Select(found => found.Model)
                .ToEquatableArray());
    }
}
