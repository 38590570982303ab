using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>What a method is called on.</summary>
/// <param name="Expression">The expression; <see langword="null"/> for a static method and for an unwritten <c>this</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Stays">Whether it is the same object at each later call, and reading it does nothing.</param>
internal sealed record Receiver(ExpressionSyntax? Expression, ITypeSymbol? Type, bool Stays)
{
    public static Receiver Of(ExpressionSyntax group, SemanticModel semantics, CancellationToken cancellation)
    {
        if (group is not MemberAccessExpressionSyntax { Expression: var expression }
            || semantics.GetSymbolInfo(expression, cancellation).Symbol is INamespaceOrTypeSymbol)
        {
            return new(null, null, Stays: true);
        }

        var type = semantics.GetTypeInfo(expression, cancellation).Type;

        // The delegate of a value holds a copy of it.
        return new(expression, type, type is { IsReferenceType: true } && IsStable(expression, semantics, cancellation));
    }

    private static bool IsStable(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation) => expression switch
    {
        ThisExpressionSyntax or BaseExpressionSyntax => true,
        ParenthesizedExpressionSyntax { Expression: var inner } => IsStable(inner, semantics, cancellation),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } =>
            IsStable(inner, semantics, cancellation),
        MemberAccessExpressionSyntax access => IsStable(semantics.GetSymbolInfo(access, cancellation).Symbol, semantics, cancellation)
            && (semantics.GetSymbolInfo(access.Expression, cancellation).Symbol is INamespaceOrTypeSymbol
                || IsStable(access.Expression, semantics, cancellation)),
        IdentifierNameSyntax name => IsStable(semantics.GetSymbolInfo(name, cancellation).Symbol, semantics, cancellation),
        _ => false,
    };

    private static bool IsStable(ISymbol? symbol, SemanticModel semantics, CancellationToken cancellation) => symbol switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol { SetMethod: null or { IsInitOnly: true } } property => IsAutomatic(property),
        ILocalSymbol { IsRef: false } local => !Writes.Reach(local, semantics, cancellation),
        IParameterSymbol { RefKind: RefKind.None } parameter => !Writes.Reach(parameter, semantics, cancellation),
        _ => false,
    };

    private static bool IsAutomatic(IPropertySymbol property) => !property.IsVirtual && !property.IsOverride && property.ContainingType
        .GetMembers()
        .Any(member => member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property));
}
