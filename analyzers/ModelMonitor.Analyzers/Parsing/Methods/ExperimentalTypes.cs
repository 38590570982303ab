using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// Types marked <c>[Experimental]</c>, whose use is an error where it is not allowed. Who declares or calls the method
/// has allowed it; generated code has to as well.
/// </summary>
internal static class ExperimentalTypes
{
    /// <summary>The diagnostics of the types that a forward to a method names.</summary>
    public static EquatableArray<string> Of(IMethodSymbol method) =>
        Of(method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Append(method.ContainingType).Concat(method.TypeArguments));

    public static EquatableArray<string> Of(IEnumerable<ITypeSymbol> types) =>
        types.SelectMany(Ids).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray();

    private static IEnumerable<string> Ids(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Ids(array.ElementType),
        INamedTypeSymbol named => Around(named).SelectMany(Declared).Concat(named.TypeArguments.SelectMany(Ids)),
        _ => [],
    };

    private static IEnumerable<ISymbol> Around(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            yield return level;
        }

        if (type.ContainingAssembly is { } assembly)
        {
            yield return type.ContainingModule;
            yield return assembly;
        }
    }

    private static IEnumerable<string> Declared(ISymbol symbol) => symbol.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "ExperimentalAttribute" } type
            && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis")
        .Select(Annotations.FirstArgument)
        .OfType<string>();
}
