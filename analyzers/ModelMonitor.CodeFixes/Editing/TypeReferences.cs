using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace ModelMonitor.CodeFixes.Editing;

/// <summary>Names of types in new code.</summary>
internal static class TypeReferences
{
    /// <summary>The simplest name of a type at a place; a using is added where none makes it known.</summary>
    public static SyntaxNode ReferTo(this SyntaxGenerator generator, ITypeSymbol type, SemanticModel semantics, int position)
    {
        var reference = generator.TypeExpression(type);
        return semantics.LookupNamespacesAndTypes(position, name: type.Name).Contains(type, SymbolEqualityComparer.Default)
            ? reference
            : reference.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }
}
