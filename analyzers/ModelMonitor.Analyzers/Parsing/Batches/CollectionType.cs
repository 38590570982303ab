using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A collection whose elements have an index.</summary>
/// <param name="Element">The type of the elements.</param>
/// <param name="View">The type by which generated code reads it: a span of what lies in a row, or the list itself.</param>
/// <param name="Conversion">What makes a view of it, after its name.</param>
/// <param name="IsList">Whether the view is a list, not a span.</param>
internal sealed record CollectionType(ITypeSymbol Element, string View, string Conversion, bool IsList)
{
    public static CollectionType? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => Span(array.ElementType, ""),
        INamedTypeSymbol { Arity: 1 } named => Of(named),
        _ => null,
    };

    /// <summary>Whether results can be written into it: one that is not an array, which might as well be an input.</summary>
    public static bool IsDestination(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Span" or "Memory" } && Of(type) is not null;

    /// <summary>How many elements a view has; a missing list has none.</summary>
    public string Length(string name) => IsList ? $"{name}?.Count ?? 0" : $"{name}.Length";

    private static CollectionType? Of(INamedTypeSymbol type)
    {
        var element = type.TypeArguments[0];
        return (type.ContainingNamespace.ToDisplayString(), type.Name) switch
        {
            ("System", "Span" or "ReadOnlySpan") => Span(element, ""),
            ("System", "Memory" or "ReadOnlyMemory") => Span(element, ".Span"),
            ("System.Collections.Immutable", "ImmutableArray") => Span(element, ".AsSpan()"),
            ("System.Collections.Generic", "List" or "IList" or "IReadOnlyList") => new(element, TypeNames.Of(type), "", IsList: true),
            _ => null,
        };
    }

    private static CollectionType Span(ITypeSymbol element, string conversion) =>
        new(element, $"global::System.ReadOnlySpan<{TypeNames.Of(element)}>", conversion, IsList: false);
}
