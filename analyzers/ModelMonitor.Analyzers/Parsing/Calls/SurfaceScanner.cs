using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// Reads what other files can see of a file, as a hash. Bodies of members and initial values of fields and properties are left
/// out, unless they can change the meaning of code elsewhere.
/// </summary>
/// <remarks>
/// <see cref="SyntaxTree.IsEquivalentTo"/> is not enough: it hides the fields that bodies make in a struct, and would
/// have to keep the tree.
/// </remarks>
internal sealed class SurfaceScanner
{
    private const long Offset = unchecked((long)14695981039346656037UL);
    private const long Prime = 1099511628211L;

    private long _hash = Offset;

    public static long Scan(SyntaxTree tree, CancellationToken cancellation)
    {
        var scanner = new SurfaceScanner();
        foreach (var part in tree.GetRoot(cancellation).DescendantNodesAndTokens(node => !IsHidden(node)))
        {
            scanner.Add(part);
        }

        return scanner._hash;
    }

    private void Add(SyntaxNodeOrToken part)
    {
        Add(part.RawKind);
        if (part.AsNode() is { } node)
        {
            if (node.ContainsDirectives && IsHidden(node))
            {
                AddDirectives(node.DescendantTrivia());
            }

            return;
        }

        var token = part.AsToken();
        if (token.ContainsDirectives)
        {
            AddDirectives(token.LeadingTrivia);
        }

        Add(token.Text);
    }

    // They hold for all that follows, even where they stand in a body. What #if leaves out is no token at all.
    private void AddDirectives(IEnumerable<SyntaxTrivia> trivia)
    {
        foreach (var directive in trivia.Where(piece => piece.IsKind(SyntaxKind.NullableDirectiveTrivia)))
        {
            var nullable = (NullableDirectiveTriviaSyntax)directive.GetStructure()!;
            Add(nullable.SettingToken.RawKind);
            Add(nullable.TargetToken.RawKind);
        }
    }

    private void Add(string text)
    {
        foreach (var character in text)
        {
            Add((int)character);
        }
    }

    // FNV-1a, as for the names of generated types.
    private void Add(int value) => _hash = unchecked((_hash ^ value) * Prime);

    private static bool IsHidden(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax => !MayAddField(node),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } =>
            !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    // A body adds a field to a struct by "field" in an accessor, or by keeping a parameter of the primary constructor;
    // the fields decide whether the struct is unmanaged, and that which overloads take it.
    private static bool MayAddField(SyntaxNode body) =>
        body.FirstAncestorOrSelf<TypeDeclarationSyntax>() switch
        {
            StructDeclarationSyntax { ParameterList: not null } => true,
            StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration } =>
                body.Parent is AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
            _ => false,
        };
}
