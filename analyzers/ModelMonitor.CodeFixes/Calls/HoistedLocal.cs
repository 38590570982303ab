using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>A local before a statement, which keeps the value of an expression in it.</summary>
internal static class HoistedLocal
{
    /// <summary>The statement before which an expression can be evaluated, with nothing moved past it; or none.</summary>
    public static StatementSyntax? StatementFor(ExpressionSyntax expression)
    {
        var statement = expression.Ancestors().TakeWhile(node => !IsConditional(node)).OfType<StatementSyntax>().FirstOrDefault();
        return statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or YieldStatementSyntax
            && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
            && !statement.DescendantNodes().Any(node => node.Span.End <= expression.SpanStart && HasEffect(node))
                ? statement
                : null;
    }

    public static SyntaxNode Insert(
        SyntaxNode root, StatementSyntax statement, Receiver receiver, ExpressionSyntax group, Func<ExpressionSyntax, ExpressionSyntax> lambda)
    {
        var scope = statement.Ancestors().First(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        var taken = new HashSet<string>(scope.DescendantTokens().Select(token => token.ValueText));
        var name = Identifiers.Escape(UniqueName.Of(NameFor(receiver.Type!), taken));
        var called = ((MemberAccessExpressionSyntax)group)
            .WithExpression(SyntaxFactory.IdentifierName(name).WithTriviaFrom(receiver.Expression!));
        var end = Lines.EndIn(statement);
        var local = SyntaxFactory.ParseStatement($"var {name} = {receiver.Expression!.WithoutTrivia()};")
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(end);
        var rest = statement.ReplaceNode(group, lambda(called)).WithLeadingTrivia(Lines.IndentOf(statement.GetLeadingTrivia()));
        return statement.Parent is GlobalStatementSyntax global
            ? root.ReplaceNode(global, [SyntaxFactory.GlobalStatement(local), global.WithStatement(rest)])
            : root.ReplaceNode(statement, [local, rest]);
    }

    private static string NameFor(ITypeSymbol type)
    {
        var name = type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1])
            ? type.Name.Substring(1)
            : type.Name;
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    // What is in such a node may be evaluated later, more than once, or not at all.
    private static bool IsConditional(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax
        or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or QueryExpressionSyntax or LocalFunctionStatementSyntax
        || node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression
            or SyntaxKind.CoalesceAssignmentExpression;

    private static bool HasEffect(SyntaxNode node) => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        or AssignmentExpressionSyntax or AwaitExpressionSyntax or ElementAccessExpressionSyntax or ThrowExpressionSyntax
        || node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
            or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
}
