using Microsoft.CodeAnalysis;

namespace ModelMonitor.CodeFixes.Editing;

/// <summary>Types of what can be a feature.</summary>
internal static class Types
{
    /// <summary>The type of a parameter, property or field.</summary>
    public static ITypeSymbol? Of(ISymbol? symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
