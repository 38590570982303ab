using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Adds the members that an enum had in training.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddEnumMembersFix)), Shared]
public sealed class AddEnumMembersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.CategoriesDiffer];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var root = (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { Trained.Categories: { } categories }
                && AttributeEdits.DeclarationAt(root, diagnostic.Location.SourceSpan) is { } declaration
                && EnumOf(AttributeEdits.SymbolOf(declaration, semantics, cancellation)) is { } type
                && type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is EnumDeclarationSyntax known
                && context.Document.Project.Solution.GetDocument(known.SyntaxTree) is { } document)
            {
                string[] lost = [.. categories.Known.Where(name => SyntaxFacts.IsValidIdentifier(name) && type.GetMembers(name).IsEmpty)];
                if (lost.Length > 0)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create($"Add {string.Join(", ", lost)} to '{type.Name}', as in training", token => AddAsync(document, known, lost, token), $"{nameof(AddEnumMembersFix)} {type}"),
                        diagnostic);
                }
            }
        }
    }

    private static INamedTypeSymbol? EnumOf(ISymbol? symbol) =>
        Types.Of(symbol) is { } type && Scalar.Of(type) is { Family: ScalarFamily.Enum } scalar ? (INamedTypeSymbol)scalar.Type : null;

    private static async Task<Document> AddAsync(Document document, EnumDeclarationSyntax known, string[] names, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var added = names.Select(name => SyntaxFactory.EnumMemberDeclaration(Identifiers.Escape(name)));
        return document.WithSyntaxRoot(root.ReplaceNode(known, known.AddMembers([.. added]).WithAdditionalAnnotations(Formatter.Annotation)));
    }
}
