using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Binds the candidates of a compilation, and keeps the calls that are intercepted.</summary>
internal sealed class CallSiteBinder(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, MonitoredModel?> _models = new(SymbolEqualityComparer.Default);
    private readonly List<(MonitoredModel Model, CallSite Call)> _calls = [];

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
            if (semantics.GetOperation(invocation, cancellation) is IInvocationOperation call
                && ModelOf(CallSiteParser.Declared(call.TargetMethod)) is { Partial: null } model
                && CallSiteParser.Judge(call) is null
                && semantics.GetInterceptableLocation(invocation, cancellation) is { } location)
            {
                _calls.Add((model, new(location.Version, location.Data, Place(invocation))));
            }
        }
    }

    private MonitoredModel? ModelOf(IMethodSymbol method)
    {
        if (!_models.TryGetValue(method, out var model))
        {
            model = Annotations.FindMonitored(method) is { } monitored && !Annotations.CapturesItself(method)
                ? AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation)
                : null;
            _models.Add(method, model);
        }

        return model;
    }

    private CallSites Result()
    {
        // By method, then as the trees come: the order of the project's files.
        var methods = _calls.GroupBy(entry => entry.Model)
            .OrderBy(group => group.Key.Method.CaptureType, StringComparer.Ordinal)
            .Select(group => new InterceptedMethod(group.Key.Method, group.Select(entry => entry.Call).ToEquatableArray()));
        var called = new HashSet<MonitoredModel>(_calls.Select(entry => entry.Model));
        var referenced = _models
            .Where(entry => entry.Value is not null && called.Contains(entry.Value)
                && !SymbolEqualityComparer.Default.Equals(entry.Key.ContainingAssembly, compilation.Assembly))
            .Select(entry => entry.Value!)
            .OrderBy(model => model.Method.CaptureType, StringComparer.Ordinal);
        return new(methods.ToEquatableArray(), referenced.ToEquatableArray());
    }

    private static string Place(InvocationExpressionSyntax invocation)
    {
        var name = CallSiteScanner.NameOf(invocation)!.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(name.Path)}({name.StartLinePosition.Line + 1},{name.StartLinePosition.Character + 1})";
    }
}
