using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Which methods of a compilation and its references are captured at their call sites, asked once each.</summary>
internal sealed class InterceptedMethods(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Construction> _constructions = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> _markedBases = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<string, IMethodSymbol>> _declared = new(() => MonitoredMethods.In(compilation.Assembly)
        .Select(entry => entry.Method)
        .ToLookup(method => method.Name));
    private Dispatch? _dispatch;

    /// <summary>Whether calls of a method are captured as those of one that overrides or implements it.</summary>
    public bool LeadTo(IMethodSymbol method) => Dispatch.Leads(method)
        && (TypeArguments.AreOpen(method) ? Dispatch.OfAny(method) : Dispatch.Of(method)).Any(implementation => Include(implementation.Method));

    /// <summary>Whether calls of a method ought to be intercepted; a method that cannot be captured at all has its own rule.</summary>
    public bool Include(IMethodSymbol method) => _known.GetOrAdd(method, candidate =>
        MayDeclareModels(candidate.ContainingAssembly)
        && Annotations.FindMonitored(candidate) is { } monitored
        && !Annotations.CapturesItself(candidate)
        && AnnotationParser.Parse(candidate, monitored, compilation, report: null, default) is { Partial: null });

    /// <summary>What the type arguments of a call make of a generic method.</summary>
    public Construction ConstructionOf(IMethodSymbol method) => _constructions.GetOrAdd(method, candidate =>
    {
        if (!TypeArguments.Of(candidate).Any() || !Include(candidate.OriginalDefinition))
        {
            return Construction.None;
        }

        // What is said where the method is declared need not be said again.
        var (_, said) = Parse(candidate.OriginalDefinition);
        var (model, faults) = Parse(candidate);
        return new(model, [.. faults.Where(fault => !said.Exists(other => other.Reason == fault.Reason
            && SymbolEqualityComparer.Default.Equals(other.Place.OriginalDefinition, fault.Place.OriginalDefinition)))]);
    });

    /// <summary>The captured method that a method overrides or implements.</summary>
    public IMethodSymbol? MarkedBaseOf(IMethodSymbol method) =>
        _markedBases.GetOrAdd(method, candidate => MayDeclareModels(candidate.ContainingAssembly)
            ? InheritedMembers.Of(candidate).FirstOrDefault(Include)
            : null);

    /// <summary>A captured method that a dynamic call may reach: one of the receiver's type, if that is known, or any of the name.</summary>
    public IMethodSymbol? Find(IDynamicMemberReferenceOperation member)
    {
        var receiver = member.Instance?.Type ?? member.ContainingType;
        return receiver is null or IDynamicTypeSymbol
            ? _declared.Value[member.MemberName].FirstOrDefault(Include)
            : Hierarchy(receiver).SelectMany(type => type.GetMembers(member.MemberName)).OfType<IMethodSymbol>().FirstOrDefault(Include);
    }

    private Dispatch Dispatch => LazyInitializer.EnsureInitialized(ref _dispatch, () => new(
        _declared.Value.SelectMany(methods => methods).Concat(MonitoredMethods.Referenced(compilation)).Where(Include), compilation))!;

    private (MonitoredModel? Model, List<Skip> Faults) Parse(IMethodSymbol method)
    {
        var faults = new List<Skip>();
        return (AnnotationParser.Parse(method, Annotations.FindMonitored(method)!, compilation, faults.Add, default), faults);
    }

    // Most calls lead into assemblies that do not know the library: one look at their references settles it.
    private bool MayDeclareModels(IAssemblySymbol assembly) => _assemblies.GetOrAdd(assembly, candidate =>
        SymbolEqualityComparer.Default.Equals(candidate, compilation.Assembly) || MonitoredMethods.MayBeIn(candidate));

    private static IEnumerable<ITypeSymbol> Hierarchy(ITypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            yield return level;
        }
    }
}
