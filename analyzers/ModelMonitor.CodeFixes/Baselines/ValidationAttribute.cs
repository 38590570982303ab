using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Finds an attribute of DataAnnotations on a declaration.</summary>
internal static class ValidationAttribute
{
    public static AttributeSyntax? Find(SyntaxNode declaration, string name, SemanticModel semantics, CancellationToken cancellation) =>
        declaration.DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault(attribute =>
            semantics.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType is { ContainingNamespace.Name: "DataAnnotations" } type
            && type.Name == name);
}
