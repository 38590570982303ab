using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>Declares the fallback that a model names, to be written: with the model's parameters, result and accessibility.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnfitFallbackFix)), Shared]
public sealed class UnfitFallbackFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnfitFallback];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        var attribute = root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>();
        var argument = attribute?.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == "Fallback");
        if (argument is null
            || attribute!.Parent?.Parent is not MethodDeclarationSyntax model
            || semantics.GetConstantValue(argument.Expression, context.CancellationToken).Value is not string name
            || semantics.GetDeclaredSymbol(model, context.CancellationToken) is not IMethodSymbol method
            || !SiblingMethod.IsFree(method, name))
        {
            return;
        }

        var accessibility = string.Join(" ", model.Modifiers.Where(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())));
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Declare '{name}'",
                _ => Task.FromResult(SiblingMethod.DeclareAfter(model, name, accessibility, context.Document, semantics, root)),
                nameof(UnfitFallbackFix)),
            context.Diagnostics);
    }
}
