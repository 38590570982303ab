using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The members through which a method can be called under another declaration.</summary>
internal static class InheritedMembers
{
    /// <summary>What a method overrides, and what it implements.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        var declarations = Declarations(method).ToList();
        foreach (var overridden in declarations.Skip(1))
        {
            yield return overridden;
        }

        if (method.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
        {
            yield break;
        }

        foreach (var member in type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            // A base class may implement the interface by the method that is overridden.
            if (declarations.Contains(type.FindImplementationForInterfaceMember(member), SymbolEqualityComparer.Default))
            {
                yield return member;
            }
        }
    }

    /// <summary>A method, and those that it overrides.</summary>
    public static IEnumerable<IMethodSymbol> Declarations(IMethodSymbol method)
    {
        for (var declaration = method; declaration is not null; declaration = declaration.OverriddenMethod)
        {
            yield return declaration;
        }
    }
}
