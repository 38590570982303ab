using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>Where a local or parameter gets another value than the one it is declared with.</summary>
internal static class Writes
{
    /// <summary>Whether a variable is written anywhere, but by its own declaration.</summary>
    public static bool Reach(ISymbol variable, SemanticModel semantics, CancellationToken cancellation) =>
        variable.ContainingSymbol.DeclaringSyntaxReferences.Any(reference =>
        {
            // A parameter of a type itself may be written in all its parts.
            var scope = reference.GetSyntax(cancellation);
            var model = scope.SyntaxTree == semantics.SyntaxTree ? semantics : semantics.Compilation.GetSemanticModel(scope.SyntaxTree);
            return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == variable.Name
                && IsWritten(name)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, variable));
        });

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax
            || node is { Parent: ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: TupleExpressionSyntax } })
        {
            node = node.Parent!;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !node.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
