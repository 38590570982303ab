using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// What a call of a base type's or interface's member may reach: which method it does is known when it runs, by the
/// type of the receiver.
/// </summary>
internal sealed class Dispatch
{
    private readonly ILookup<IMethodSymbol, Implementation> _implementations;

    /// <param name="marked">The marked methods.</param>
    /// <param name="compilation">The compilation with the calls.</param>
    public Dispatch(IEnumerable<IMethodSymbol> marked, Compilation compilation)
    {
        var methods = marked.ToList();
        var names = methods.Select(method => method.Name).Distinct().ToList();
        _implementations = methods
            .SelectMany(method => InheritedMembers.Of(method), (method, member) => new Implementation(member, method.ContainingType, method))
            .Concat(names.Count == 0 ? [] : AdoptedMembers.In(compilation, names))
            .Where(implementation => IsPossible(implementation, compilation))
            .ToLookup<Implementation, IMethodSymbol>(implementation => implementation.Member.OriginalDefinition, SymbolEqualityComparer.Default);
        Compilation = compilation;
    }

    private Compilation Compilation { get; }

    /// <summary>The methods behind a member, those of derived types before those of their bases.</summary>
    public IReadOnlyList<Implementation> Of(IMethodSymbol member) =>
    [
        .. _implementations[member.OriginalDefinition]
            .Where(implementation => IsReached(implementation.Member, member))
            .OrderBy(implementation => !SymbolEqualityComparer.Default.Equals(implementation.Member, member))
            .GroupBy<Implementation, INamedTypeSymbol>(implementation => implementation.Type, SymbolEqualityComparer.Default)
            .Select(group => group.First())
            .OrderByDescending(implementation => Depth(implementation.Type))
            .ThenBy(implementation => TypeNames.Of(implementation.Type), StringComparer.Ordinal),
    ];

    /// <summary>The methods behind a member whose type arguments are not known.</summary>
    public IEnumerable<Implementation> OfAny(IMethodSymbol member) => _implementations[member.OriginalDefinition];

    /// <summary>Whether the type of the receiver decides what is called.</summary>
    public static bool Leads(IMethodSymbol member) => member.IsVirtual || member.IsAbstract || member.IsOverride;

    /// <summary>Whether a call of the member can be forwarded to the method. A struct behind an interface would be copied.</summary>
    public static bool IsPossible(IMethodSymbol member, IMethodSymbol method, Compilation compilation) =>
        method is { IsGenericMethod: false, ContainingType.TypeKind: TypeKind.Class }
        && !TypeArguments.AreOpen(method)
        && Reachability.IsReachable(method, compilation)
        && IsForwardable(member, compilation);

    private static bool IsPossible(Implementation implementation, Compilation compilation) =>
        implementation.Type.TypeKind == TypeKind.Class
        && !TypeArguments.IsOpen(implementation.Type)
        && Reachability.IsReachable(implementation.Type, compilation)
        && IsForwardable(implementation.Member, compilation);

    private static bool IsForwardable(IMethodSymbol member, Compilation compilation) =>
        member is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false }
        && !TypeArguments.AreOpen(member)
        && SignatureParser.IsForwardable(member)
        && Reachability.IsReachable(member, compilation);

    // An interface can be seen as one of other type arguments.
    private bool IsReached(IMethodSymbol implemented, IMethodSymbol called) =>
        SymbolEqualityComparer.Default.Equals(implemented, called)
        || (called.ContainingType.TypeKind == TypeKind.Interface
            && Compilation.ClassifyCommonConversion(implemented.ContainingType, called.ContainingType).IsImplicit);

    private static int Depth(INamedTypeSymbol? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}

/// <summary>A method that stands behind a member where the receiver is of a type, or of one derived from it.</summary>
/// <param name="Member">The member that is called.</param>
/// <param name="Type">The type of the receiver.</param>
/// <param name="Method">The method that is reached, which may not be marked.</param>
internal sealed record Implementation(IMethodSymbol Member, INamedTypeSymbol Type, IMethodSymbol Method);
