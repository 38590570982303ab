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
    // An interceptor repeats what the type arguments of its receiver say of null.
    private readonly Dictionary<IMethodSymbol, CalledMethod?> _methods = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<string, CalledMethod> _captures = [];

    public static CallSites Bind(ImmutableArray<CallCandidates> trees, Compilation compilation, CancellationToken cancellation)
    {
        var binder = new CallSiteBinder(compilation, cancellation);
        foreach (var tree in trees)
        {
            binder.Add(tree);
        }

        return binder.Result();
    }

    private void Add(CallCandidates candidates)
    {
        var semantics = compilation.GetSemanticModel(candidates.Calls[0].SyntaxTree);
        foreach (var invocation in candidates.Calls)
        {
            if (semantics.GetSymbolInfo(invocation, cancellation).Symbol is IMethodSymbol method
                && Find(MethodIdentity.Constructed(method)) is { } called
                && CallSiteParser.Judge(invocation, semantics, cancellation) is null
                && semantics.GetInterceptableLocation(invocation, cancellation) is { } location)
            {
                called.Calls.Add(new(location.Version, location.Data, Place(invocation)));
            }
        }
    }

    private CalledMethod? Find(IMethodSymbol method)
    {
        if (!_methods.TryGetValue(method, out var called))
        {
            called = Annotations.FindMonitored(method) is { } monitored
                && !Annotations.CapturesItself(method)
                && AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation) is { Partial: null, IsOpen: false } model
                    ? Find(method, model)
                    : null;
            _methods.Add(method, called);
        }

        return called;
    }

    // Code that says nothing of null writes the same types as code that excludes it.
    private CalledMethod Find(IMethodSymbol method, MonitoredModel model)
    {
        if (!_captures.TryGetValue(model.Method.CaptureType, out var called))
        {
            called = new(model, IsFoundHere: TypeArguments.Of(method).Any()
                || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly));
            _captures.Add(model.Method.CaptureType, called);
        }

        return called;
    }

    private CallSites Result()
    {
        // By method, then as the trees come: the order of the project's files.
        var called = _captures.Values
            .Where(method => method.Calls.Count > 0)
            .OrderBy(method => method.Model.Method.CaptureType, StringComparer.Ordinal)
            .ToList();
        return new(
            called.Select(method => new InterceptedMethod(method.Model.Method, method.Calls.ToEquatableArray())).ToEquatableArray(),
            called.Where(method => method.IsFoundHere).Select(method => method.Model).ToEquatableArray());
    }

    private static string Place(InvocationExpressionSyntax invocation)
    {
        var name = CallSiteScanner.NameOf(invocation)!.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(name.Path)}({name.StartLinePosition.Line + 1},{name.StartLinePosition.Character + 1})";
    }

    private sealed record CalledMethod(MonitoredModel Model, bool IsFoundHere)
    {
        public List<CallSite> Calls { get; } = [];
    }
}
