using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Features;

/// <summary>Takes a kind that does not fit from <c>[Feature]</c>: the type decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnfitKindFix)), Shared]
public sealed class UnfitKindFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnfitKind];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (AttributeEdits.DeclarationAt(root, context.Span) is { } declaration
            && AttributeEdits.Find(declaration, "ModelMonitor.FeatureAttribute", semantics, context.CancellationToken)?.ArgumentList is { } arguments
            && arguments.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Kind") is { } kind)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove Kind",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(Remove(root, arguments, kind))),
                    nameof(UnfitKindFix)),
                context.Diagnostics);
        }
    }

    private static SyntaxNode Remove(SyntaxNode root, AttributeArgumentListSyntax arguments, AttributeArgumentSyntax kind) =>
        arguments.Arguments.Count == 1
            ? root.RemoveNode(arguments, SyntaxRemoveOptions.KeepNoTrivia)!
            : root.ReplaceNode(arguments, arguments.WithArguments(arguments.Arguments.Remove(kind)));
}
