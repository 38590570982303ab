using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>A method beside another one, with its parameters and result, whose body is still to be written.</summary>
internal static class SiblingMethod
{
    /// <summary>Whether a type has room for the name: no other kind of member, and no method of the same parameters.</summary>
    public static bool IsFree(IMethodSymbol method, string name) =>
        SyntaxFacts.IsValidIdentifier(name)
        && method.ContainingType.GetMembers(name).All(member => member is IMethodSymbol other && !HasSameParameters(method, other));

    public static Document DeclareAfter(
        MethodDeclarationSyntax model, string name, string accessibility, Document document, SemanticModel semantics, SyntaxNode root)
    {
        var modifiers = string.Concat(model.Modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.UnsafeKeyword)
            .Select(modifier => modifier.Text + " "));
        var parameters = Bare(model.ParameterList);
        var declared = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"{accessibility}{(accessibility.Length > 0 ? " " : "")}{modifiers}{model.ReturnType.WithoutTrivia()} {name}{parameters.WithoutTrivia()} => throw new Exception();")!;
        var thrown = declared.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single().Type;
        declared = declared.ReplaceNode(thrown, SyntaxGenerator.GetGenerator(document).ReferTo(
            semantics.Compilation.GetTypeByMetadataName("System.NotImplementedException")!, semantics, model.SpanStart));

        var endsLine = model.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        return document.WithSyntaxRoot(root.InsertNodesAfter(model, [endsLine
            ? declared.WithLeadingTrivia(Lines.IndentOf(model.GetLeadingTrivia()).Insert(0, Lines.EndIn(model))).WithTrailingTrivia(Lines.EndIn(model))
            : declared.WithTrailingTrivia(SyntaxFactory.Space)]));
    }

    /// <summary>The parameters without what speaks to callers, who see the model: defaults, attributes, params and this.</summary>
    public static ParameterListSyntax Bare(ParameterListSyntax list) =>
        list.ReplaceNodes(list.Parameters, static (parameter, _) => Bare(parameter));

    private static bool HasSameParameters(IMethodSymbol method, IMethodSymbol other) =>
        other.Parameters.Length == method.Parameters.Length
        && other.Parameters.Zip(method.Parameters, static (left, right) =>
            (left.RefKind == RefKind.None) == (right.RefKind == RefKind.None)
            && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(same => same);

    private static ParameterSyntax Bare(ParameterSyntax parameter) => parameter
        .WithAttributeLists(default)
        .WithModifiers([.. parameter.Modifiers.Where(modifier => modifier.Kind() is not (SyntaxKind.ThisKeyword or SyntaxKind.ParamsKeyword))])
        .WithDefault(null)
        .WithTriviaFrom(parameter);
}
