using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// The marked methods that a call of a base type's or interface's member may reach: which one it does is known when it
/// runs, by the type of the receiver.
/// </summary>
internal sealed class Dispatch
{
    private readonly ILookup<IMethodSymbol, IMethodSymbol> _models;

    /// <param name="marked">The marked methods that are captured at their calls.</param>
    /// <param name="compilation">The compilation with the calls.</param>
    public Dispatch(IEnumerable<IMethodSymbol> marked, Compilation compilation) => _models = marked
        .SelectMany(method => InheritedMembers.Of(method).Where(member => IsPossible(member, method, compilation)), (method, member) => (member, method))
        .ToLookup(entry => entry.member, entry => entry.method, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);

    /// <summary>The marked methods behind a member, those of derived types before those of their bases.</summary>
    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol member) =>
    [
        .. _models[member]
            .OrderByDescending(method => Depth(method.ContainingType))
            .ThenBy(method => TypeNames.Of(method.ContainingType), StringComparer.Ordinal),
    ];

    /// <summary>Whether a call of the member can be forwarded to the method. A struct behind an interface would be copied.</summary>
    public static bool IsPossible(IMethodSymbol member, IMethodSymbol method, Compilation compilation) =>
        method is { IsGenericMethod: false, ContainingType.TypeKind: TypeKind.Class }
        && member is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false }
        && !TypeArguments.AreOpen(method)
        && !TypeArguments.AreOpen(member)
        && SignatureParser.IsForwardable(member)
        && Reachability.IsReachable(member, compilation)
        && Reachability.IsReachable(method, compilation);

    private static int Depth(INamedTypeSymbol? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}
