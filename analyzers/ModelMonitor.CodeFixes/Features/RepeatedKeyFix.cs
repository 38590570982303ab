using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Features;

/// <summary>Takes <c>[PredictionKey]</c> from all keys but the first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedKeyFix)), Shared]
public sealed class RepeatedKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.RepeatedKey];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (AttributeEdits.DeclarationAt(root, context.Span) is { } declaration
            && AttributeEdits.Find(declaration, "ModelMonitor.PredictionKeyAttribute", semantics, context.CancellationToken) is { } attribute)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove [PredictionKey]",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceNode(declaration, AttributeEdits.Remove(declaration, attribute)))),
                    nameof(RepeatedKeyFix)),
                context.Diagnostics);
        }
    }
}
