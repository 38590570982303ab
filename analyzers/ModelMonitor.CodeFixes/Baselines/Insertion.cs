using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Puts parameters and properties in, in the layout that is there.</summary>
internal static class Insertion
{
    /// <summary>The list of a parameter with another one beside it, which is optional if the one before it is.</summary>
    public static ParameterListSyntax Beside(ParameterSyntax neighbour, ParameterSyntax added, bool isAfter)
    {
        var list = (ParameterListSyntax)neighbour.Parent!;
        var index = list.Parameters.IndexOf(neighbour) + (isAfter ? 1 : 0);
        var isOptional = index > 0 && list.Parameters[index - 1].Default is not null;
        var parameter = isOptional
            ? added.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)))
            : added;
        return list.WithParameters(list.Parameters.Insert(index, parameter.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    /// <summary>A property with the modifiers and accessors of another.</summary>
    public static PropertyDeclarationSyntax Like(PropertyDeclarationSyntax neighbour, ParameterSyntax added)
    {
        var isAutomatic = neighbour.AccessorList?.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) == true;
        var property = SyntaxFactory.PropertyDeclaration(added.Type!, added.Identifier)
            .WithAttributeLists(added.AttributeLists)
            .WithModifiers(SyntaxFactory.TokenList(neighbour.Modifiers.Select(modifier => modifier.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space))))
            .WithAccessorList(isAutomatic
                ? neighbour.AccessorList!.WithoutTrivia()
                : ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("int X { get; init; }")!).AccessorList);
        var needsValue = added.Type!.ToString() == "string" && !neighbour.Modifiers.Any(SyntaxKind.RequiredKeyword);
        return (needsValue
                ? property.WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(""))))
                    .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
                : property)
            .WithLeadingTrivia(Lines.IndentOf(neighbour.GetLeadingTrivia()))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
