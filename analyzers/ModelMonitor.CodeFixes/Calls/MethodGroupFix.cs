using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>
/// Calls a monitored method in a lambda instead of naming it. What it is called on is evaluated once, as before: by
/// itself where its value stays, else by a local before the statement, and where there is no place for one, nothing
/// is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MethodGroupFix)), Shared]
public sealed class MethodGroupFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.MethodGroup];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var document = context.Document;
        var semantics = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await semantics.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax group
            || DelegateUse.Of(group, semantics, cancellation) is not { } use
            || IsCompared(group))
        {
            return;
        }

        var receiver = Receiver.Of(group, semantics, cancellation);
        StatementSyntax? statement = null;
        if (!receiver.Stays)
        {
            statement = HoistedLocal.StatementFor(receiver.Expression!);
            if (statement is null)
            {
                return;
            }
        }

        foreach (var isExplicit in use.NeedsTypes ? new[] { true } : [false, true])
        {
            var changed = statement is null
                ? root.ReplaceNode(group, use.Lambda(group, isExplicit))
                : HoistedLocal.Insert(root, statement, receiver, group, called => use.Lambda(called, isExplicit));
            if (await use.Fits(document.WithSyntaxRoot(changed), cancellation).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Call it in a lambda",
                        _ => Task.FromResult(document.WithSyntaxRoot(changed)),
                        nameof(MethodGroupFix)),
                    context.Diagnostics);
                return;
            }
        }
    }

    // No delegate equals a lambda: a subscriber could no longer be taken off by the method's name, nor be recognised.
    private static bool IsCompared(ExpressionSyntax group)
    {
        SyntaxNode node = group;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax
            or ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } })
        {
            node = node.Parent is ArgumentSyntax { Parent.Parent: { } creation } ? creation : node.Parent;
        }

        return node.Parent is AssignmentExpressionSyntax or BinaryExpressionSyntax
            && node.Parent.Kind() is not (SyntaxKind.SimpleAssignmentExpression
                or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.CoalesceExpression);
    }
}
