using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The members of an object that become columns: public properties with a public getter, and public fields.</summary>
internal static class ReadableMembers
{
    /// <summary>
    /// Properties before fields, those of base types before those of derived ones: an order that a type has in its
    /// source and in its metadata alike.
    /// </summary>
    public static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return tuple.TupleElements.Select(element => ((ISymbol)element, element.Type));
        }

        var hierarchy = new Stack<ITypeSymbol>();
        for (ITypeSymbol? level = type; level is not null && IsUserType(level); level = level.BaseType)
        {
            hierarchy.Push(level);
        }

        var members = hierarchy.SelectMany(level => level.GetMembers()).ToList();
        return members.Where(member => IsReadable(member) && !IsHidden(member, members))
            .OrderBy(member => member.Kind == SymbolKind.Field)
            .Select(member => (member, TypeOf(member)));
    }

    /// <summary>Whether a type is one of an application, whose properties mean something, and not a framework's.</summary>
    public static bool IsUserType(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
        && (named.IsTupleType || RootNamespace(named) is not ("System" or "Microsoft"));

    private static bool IsReadable(ISymbol member) =>
        member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (
            IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol)
        && !member.GetAttributes().Any(IsForbidding);

    // Reading such a member is a compiler error, here as anywhere.
    private static bool IsForbidding(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "ExperimentalAttribute"
        || (attribute.AttributeClass?.Name == "ObsoleteAttribute" && attribute.ConstructorArguments.Any(argument => argument.Value is true));

    // An override, or a new member of the same name, stands for the one it replaces.
    private static bool IsHidden(ISymbol member, List<ISymbol> members) => members.Exists(other =>
        other.Name == member.Name
        && IsReadable(other)
        && !SymbolEqualityComparer.Default.Equals(other, member)
        && Depth(other.ContainingType) > Depth(member.ContainingType));

    private static int Depth(INamedTypeSymbol? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static ITypeSymbol TypeOf(ISymbol member) =>
        member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static string RootNamespace(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name ?? "";
    }
}
