using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>Makes a method, and what it is declared in and of, accessible from generated code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InaccessibleFix)), Shared]
public sealed class InaccessibleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.Inaccessible];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || semantics.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method)
        {
            return;
        }

        var hidden = HiddenSymbols.Of(method, semantics.Compilation);
        if (hidden.Count > 0 && hidden.All(HiddenSymbols.MayBeRaised))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Make {string.Join(" and ", hidden.Select(symbol => $"'{symbol.Name}'"))} internal",
                    cancellation => Raise(context.Document.Project.Solution, hidden, cancellation),
                    nameof(InaccessibleFix)),
                context.Diagnostics);
        }
    }

    private static async Task<Solution> Raise(Solution solution, IReadOnlyList<ISymbol> symbols, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        foreach (var symbol in symbols)
        {
            var accessibility = symbol.DeclaredAccessibility == Accessibility.Protected ? Accessibility.ProtectedOrInternal : Accessibility.Internal;
            foreach (var reference in symbol.DeclaringSyntaxReferences)
            {
                var document = await editor.GetDocumentEditorAsync(solution.GetDocumentId(reference.SyntaxTree), cancellation).ConfigureAwait(false);
                var declaration = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
                document.ReplaceNode(declaration, (current, generator) => generator.WithAccessibility(current, accessibility));
            }
        }

        return editor.GetChangedSolution();
    }
}
