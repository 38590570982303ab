using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The DataAnnotations of a symbol, understood by full name.</summary>
internal static class ValidationAttributes
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    private static readonly HashSet<string> Checked =
    [
        "RangeAttribute", "RequiredAttribute", "AllowedValuesAttribute", "DeniedValuesAttribute", "StringLengthAttribute",
        "LengthAttribute", "MinLengthAttribute", "MaxLengthAttribute", "RegularExpressionAttribute",
    ];

    /// <summary>Every attribute that validates; <c>[DataType]</c> itself only names a kind of data.</summary>
    public static IEnumerable<AttributeData> Of(ISymbol symbol) => MemberAnnotations.Attributes(symbol)
        .Where(attribute => attribute.AttributeClass is { } type && Validates(type) && !Is(type, "DataTypeAttribute"));

    /// <summary>Whether generated code checks what the attribute says. A derived attribute may say anything.</summary>
    public static bool AreChecked(AttributeData attribute) =>
        attribute.AttributeClass is { } type && Checked.Contains(type.Name) && Is(type, type.Name);

    /// <summary>Whether it speaks of a collection itself, not of its elements.</summary>
    public static bool SpeaksOfCollections(AttributeData attribute) =>
        attribute.AttributeClass!.Name is "RequiredAttribute" or "LengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute";

    private static bool Validates(INamedTypeSymbol? type) =>
        type is not null && (Is(type, "ValidationAttribute") || Validates(type.BaseType));

    private static bool Is(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == Namespace;
}
