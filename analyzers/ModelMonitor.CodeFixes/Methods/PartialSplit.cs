using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>A method taken apart: a partial definition with all that callers see, and a private core with the body.</summary>
internal static class PartialSplit
{
    /// <summary>Marks the definition in the result.</summary>
    public static readonly SyntaxAnnotation Definition = new();

    /// <summary>The file with the method and the types around it made partial.</summary>
    public static SyntaxNode Apply(SyntaxNode root, MethodDeclarationSyntax method)
    {
        var types = method.Ancestors().OfType<TypeDeclarationSyntax>().ToList();
        var changed = root.TrackNodes([method, .. types]);
        changed = changed.ReplaceNode(changed.GetCurrentNode(method)!, [DefinitionOf(method), CoreOf(method)]);
        foreach (var type in types)
        {
            var current = changed.GetCurrentNode(type)!;
            changed = changed.ReplaceNode(current, Partial(current));
        }

        return changed;
    }

    // It has a result, so that it needs an accessibility; the compiler builds the state machine of the core.
    private static MethodDeclarationSyntax DefinitionOf(MethodDeclarationSyntax method)
    {
        var kept = method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).ToList();
        if (!kept.Exists(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())))
        {
            kept.Insert(0, Keyword(SyntaxKind.PrivateKeyword));
        }

        kept.Add(Keyword(SyntaxKind.PartialKeyword));
        var leading = (method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken()).LeadingTrivia;
        var bare = method.Modifiers.Count > 0 ? method : method.WithReturnType(method.ReturnType.WithoutLeadingTrivia());
        return bare
            .WithModifiers([.. kept.Select((modifier, index) => modifier.WithLeadingTrivia(index == 0 ? leading : default))])
            .WithParameterList(method.ParameterList.WithoutTrailingTrivia())
            .WithBody(null)
            .WithExpressionBody(null)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTrailingTrivia(EndsLine(method) ? Lines.EndIn(method) : SyntaxFactory.Space)
            .WithAdditionalAnnotations(Definition);
    }

    private static MethodDeclarationSyntax CoreOf(MethodDeclarationSyntax method)
    {
        var modifiers = method.Modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.AsyncKeyword)
            .Select(modifier => Keyword(modifier.Kind()))
            .Prepend(Keyword(SyntaxKind.PrivateKeyword));
        return method
            .WithAttributeLists(default)
            .WithModifiers([.. modifiers])
            .WithReturnType(method.ReturnType.WithoutLeadingTrivia())
            .WithIdentifier(SyntaxFactory.Identifier(method.Identifier.ValueText + "Core").WithTriviaFrom(method.Identifier))
            .WithParameterList(SiblingMethod.Bare(method.ParameterList))
            .WithLeadingTrivia(EndsLine(method) ? Lines.IndentOf(method.GetLeadingTrivia()).Insert(0, Lines.EndIn(method)) : default);
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type switch
    {
        _ when type.Modifiers.Any(SyntaxKind.PartialKeyword) => type,
        { Modifiers.Count: > 0 } => type.AddModifiers(Keyword(SyntaxKind.PartialKeyword)),
        _ => type.WithKeyword(type.Keyword.WithLeadingTrivia(default(SyntaxTriviaList)))
            .AddModifiers(Keyword(SyntaxKind.PartialKeyword).WithLeadingTrivia(type.Keyword.LeadingTrivia)),
    };

    private static bool EndsLine(MethodDeclarationSyntax method) => method.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
