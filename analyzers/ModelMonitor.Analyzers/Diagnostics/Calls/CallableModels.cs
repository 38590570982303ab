using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>The methods of a compilation that are captured at their calls, and that only this compilation can call.</summary>
internal sealed class CallableModels
{
    private readonly ILookup<string, IMethodSymbol> _names;

    public CallableModels(Compilation compilation)
    {
        var methods = new InterceptedMethods(compilation);
        var isClosed = Visibility.IsClosed(compilation);
        var hasFriends = compilation.Assembly.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.InternalsVisibleToAttribute");
        All = [.. MonitoredMethods.In(compilation.Assembly)
            .Where(entry => entry.Monitored.ApplicationSyntaxReference is not null && methods.Include(entry.Method))
            .Select(entry => new Candidate(
                entry.Method,
                [entry.Method, .. InheritedMembers.Of(entry.Method).Select(MethodIdentity.Of)],
                entry.Monitored.ApplicationSyntaxReference!.GetSyntax().GetLocation()))
            .Where(candidate => candidate.Declarations.All(method =>
                SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
                && (isClosed || !Visibility.IsOutside(method, hasFriends))))];
        _names = All
            .SelectMany(candidate => candidate.Declarations)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            .ToLookup(method => method.Name);
    }

    public IReadOnlyList<Candidate> All { get; }

    public bool AreNone => All.Count == 0;

    /// <summary>Whether a method called so may be one of them.</summary>
    public bool HasName(string name) => _names.Contains(name);

    public IEnumerable<IMethodSymbol> Named(string name) => _names[name];

    /// <summary>A captured method, the declarations by which it can be called, and its attribute.</summary>
    public sealed record Candidate(IMethodSymbol Method, IReadOnlyList<IMethodSymbol> Declarations, Location Location);
}
