using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>What stands for the type parameters of a method and of the types around it.</summary>
internal static class TypeArguments
{
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (var argument in type.TypeArguments)
            {
                yield return argument;
            }
        }

        foreach (var argument in method.TypeArguments)
        {
            yield return argument;
        }
    }

    /// <summary>Whether type parameters are left: those of the method itself, or of whoever calls it.</summary>
    public static bool AreOpen(IMethodSymbol method) => Of(method).Any(IsOpen);

    /// <summary>Whether generated code can write each of them out.</summary>
    public static bool AreWritable(IMethodSymbol method, Compilation compilation) =>
        Of(method).All(argument => !IsOpen(argument) && Reachability.IsReachable(argument, compilation));

    public static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => false,
    };

    /// <summary>
    /// The type of a parameter, member or result as a column shows it. Calls differ in what their type arguments say of null,
    /// which makes them no other model.
    /// </summary>
    public static ITypeSymbol ColumnType(ITypeSymbol type, ISymbol declared) =>
        declared.OriginalDefinition is IParameterSymbol { Type: ITypeParameterSymbol }
            or IPropertySymbol { Type: ITypeParameterSymbol }
            or IFieldSymbol { Type: ITypeParameterSymbol }
        || (declared.OriginalDefinition is IMethodSymbol method && IsOpen(method.ReturnType))
                ? type.WithNullableAnnotation(NullableAnnotation.None)
                : type;

    /// <summary>The same of the elements of a collection.</summary>
    public static ITypeSymbol ElementType(ITypeSymbol element, IParameterSymbol declared) =>
        CollectionType.Of(declared.OriginalDefinition.Type) is { Element: ITypeParameterSymbol }
            ? element.WithNullableAnnotation(NullableAnnotation.None)
            : element;
}
