using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>Declares the core of a partial method, to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingCoreFix)), Shared]
public sealed class MissingCoreFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.MissingCore];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || semantics.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method
            || !SiblingMethod.IsFree(method, method.Name + "Core"))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Declare '{method.Name}Core'",
                _ => Task.FromResult(SiblingMethod.DeclareAfter(
                    declaration, method.Name + "Core", "private", context.Document, semantics, root)),
                nameof(MissingCoreFix)),
            context.Diagnostics);
    }
}
