using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A type whose values are vectors of numbers.</summary>
/// <param name="Element">The type of the elements.</param>
/// <param name="Form">What the vector is.</param>
/// <param name="Length">The number of elements, where the type fixes it.</param>
/// <param name="IsNullable">Whether its declaration allows a missing vector.</param>
internal sealed record VectorType(Scalar Element, VectorForm Form, int? Length, bool IsNullable)
{
    public static VectorType? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => Of(array.ElementType, VectorForm.List, type),
        INamedTypeSymbol { Arity: 1 } named when FormOf(named) is { } form => Of(named.TypeArguments[0], form, type),
        INamedTypeSymbol { IsValueType: true } inline when InlineLength(inline) is { } length
            && inline.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => !field.IsStatic) is { } field =>
            Of(field.Type, VectorForm.InlineArray, type) is { } vector ? vector with { Length = length } : null,
        _ => null,
    };

    private static VectorType? Of(ITypeSymbol element, VectorForm form, ITypeSymbol type) =>
        Scalar.Of(element) is { Family: ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real } scalar
            ? new(scalar, form, null, type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated)
            : null;

    private static VectorForm? FormOf(INamedTypeSymbol type) => $"{type.ContainingNamespace}.{type.Name}" switch
    {
        "System.Span" or "System.ReadOnlySpan" => VectorForm.Span,
        "System.Memory" or "System.ReadOnlyMemory" => VectorForm.Memory,
        "System.Collections.Generic.List" or "System.Collections.Generic.IList"
            or "System.Collections.Generic.IReadOnlyList" => VectorForm.List,
        "System.Collections.Immutable.ImmutableArray" => VectorForm.ImmutableArray,
        _ => null,
    };

    private static int? InlineLength(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "InlineArrayAttribute" } inline
            && inline.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices")
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as int?)
        .FirstOrDefault();
}
