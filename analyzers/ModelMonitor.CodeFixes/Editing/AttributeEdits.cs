using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.CodeFixes.Editing;

/// <summary>Puts attributes onto declarations and takes them away, in the layout that is there.</summary>
internal static class AttributeEdits
{
    /// <summary>
    /// The declaration at a place that can carry attributes for itself alone: a parameter, a property, or the only
    /// variable of a field. An element of a tuple cannot.
    /// </summary>
    public static SyntaxNode? DeclarationAt(SyntaxNode root, TextSpan span) => root.FindToken(span.Start).Parent switch
    {
        ParameterSyntax parameter => parameter,
        PropertyDeclarationSyntax property => property,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
        _ => null,
    };

    /// <summary>The symbol of such a declaration; of a field's, that of its only variable.</summary>
    public static ISymbol? SymbolOf(SyntaxNode declaration, SemanticModel semantics, CancellationToken cancellation) => semantics.GetDeclaredSymbol(
        declaration is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : declaration, cancellation);

    /// <summary>An attribute of the library, by its simplest name; a using is added where it is needed.</summary>
    public static AttributeListSyntax Create(
        SyntaxGenerator generator, INamedTypeSymbol type, SemanticModel semantics, SyntaxNode place, SyntaxNode? argument = null) =>
        (AttributeListSyntax)generator.Attribute(
            generator.ReferTo(type, semantics, place.SpanStart), argument is null ? null : [argument]);

    /// <summary>The attribute of a full name that a declaration carries.</summary>
    public static AttributeSyntax? Find(SyntaxNode declaration, string fullName, SemanticModel semantics, CancellationToken cancellation) =>
        ListsOf(declaration)
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => semantics.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType.ToDisplayString() == fullName);

    /// <summary>After the attributes that are there; a member's first one gets a line of its own.</summary>
    public static SyntaxNode Add(SyntaxNode declaration, AttributeListSyntax list)
    {
        var lists = ListsOf(declaration);
        if (lists.Count > 0)
        {
            var last = lists[lists.Count - 1];
            var next = last.GetLastToken().GetNextToken();
            return WithLists(declaration, lists.Add(list
                .WithLeadingTrivia(Lines.IndentOf(next.LeadingTrivia))
                .WithTrailingTrivia(last.GetTrailingTrivia().Where(trivia => !Lines.IsComment(trivia)))));
        }

        var leading = declaration.GetLeadingTrivia();
        var hasOwnLine = declaration is not ParameterSyntax && Lines.Starts(declaration);
        var bare = declaration.WithLeadingTrivia(hasOwnLine ? Lines.IndentOf(leading) : default);
        return WithLists(bare, SyntaxFactory.SingletonList(list
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(hasOwnLine ? Lines.EndIn(declaration) : SyntaxFactory.Space)));
    }

    /// <summary>Without an attribute, nor its list if it is the only one there.</summary>
    public static SyntaxNode Remove(SyntaxNode declaration, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return declaration.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        }

        var lists = ListsOf(declaration);
        var trailing = list.GetTrailingTrivia();
        var comment = trailing.SkipWhile(trivia => !Lines.IsComment(trivia)).ToSyntaxTriviaList();
        var next = list.GetLastToken().GetNextToken();
        var leading = comment.Count > 0
            ? list.GetLeadingTrivia().AddRange(comment).AddRange(next.LeadingTrivia)
            : list.GetLeadingTrivia();
        var index = lists.IndexOf(list);
        var rest = lists.RemoveAt(index);
        return index < rest.Count
            ? WithLists(declaration, rest.Replace(rest[index], rest[index].WithLeadingTrivia(leading)))
            : ReplaceFirstTrivia(WithLists(declaration, rest), rest.Count, leading);
    }

    private static SyntaxNode ReplaceFirstTrivia(SyntaxNode declaration, int lists, SyntaxTriviaList leading)
    {
        var first = lists == 0 ? declaration.GetFirstToken() : ListsOf(declaration)[lists - 1].GetLastToken().GetNextToken();
        return declaration.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode declaration) => declaration is BaseParameterSyntax parameter
        ? parameter.AttributeLists
        : ((MemberDeclarationSyntax)declaration).AttributeLists;

    private static SyntaxNode WithLists(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists) =>
        declaration is BaseParameterSyntax parameter
            ? parameter.WithAttributeLists(lists)
            : ((MemberDeclarationSyntax)declaration).WithAttributeLists(lists);
}
