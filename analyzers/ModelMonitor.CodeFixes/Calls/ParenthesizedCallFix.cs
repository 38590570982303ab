using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>Takes away the parentheses around the name of a method that is called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParenthesizedCallFix)), Shared]
public sealed class ParenthesizedCallFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnlocatableCall];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is InvocationExpressionSyntax { Expression: ParenthesizedExpressionSyntax called })
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove the parentheses",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(called, Bare(called)))),
                    nameof(ParenthesizedCallFix)),
                context.Diagnostics);
        }
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        if (expression is not ParenthesizedExpressionSyntax { OpenParenToken: var open, CloseParenToken: var close } parenthesized)
        {
            return expression;
        }

        var inner = Bare(parenthesized.Expression);
        return inner
            .WithLeadingTrivia(open.LeadingTrivia.AddRange(open.TrailingTrivia).AddRange(inner.GetLeadingTrivia()))
            .WithTrailingTrivia(inner.GetTrailingTrivia().AddRange(close.LeadingTrivia).AddRange(close.TrailingTrivia));
    }
}
