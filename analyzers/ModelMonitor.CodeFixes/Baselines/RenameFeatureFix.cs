using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Gives a feature the name that it had in training, by <c>[Feature(Name = "...")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFeatureFix)), Shared]
public sealed class RenameFeatureFix : CodeFixProvider
{
    private const string Name = "Name";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.FeatureMissingInCode, DiagnosticIds.FeatureMissingInBaseline];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var difference = await BaselineDifference.OfAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (difference?.Code is { } code
                && BaselineDifference.DeclarationAt(root, diagnostic) is { } declaration
                && BaselineDifference.SymbolOf(declaration, semantics, context.CancellationToken) is { } symbol
                && OwnName(symbol, code, difference.Trained.Name) is { } name)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Name it '{name}', as in training",
                        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(declaration, Named(declaration, name)))),
                        nameof(RenameFeatureFix)),
                    diagnostic);
            }
        }
    }

    // A member's column begins with the names of the objects around it, which stay as they are.
    private static string? OwnName(ISymbol symbol, string column, string trained)
    {
        var own = MemberAnnotations.Of(symbol).FeatureName ?? symbol.Name;
        if (column != own && !column.EndsWith($".{own}", StringComparison.Ordinal))
        {
            return null;
        }

        var prefix = column.Substring(0, column.Length - own.Length);
        return trained.Length > prefix.Length && trained.StartsWith(prefix, StringComparison.Ordinal) ? trained.Substring(prefix.Length) : null;
    }

    private static SyntaxNode Named(SyntaxNode declaration, string name)
    {
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)))
            .WithNameEquals(SyntaxFactory.NameEquals(Name));
        var known = declaration.DescendantNodes().OfType<AttributeSyntax>()
            .FirstOrDefault(attribute => attribute.Name.ToString().Split('.').Last() is "Feature" or "FeatureAttribute");
        if (known is null)
        {
            var attribute = SyntaxFactory.Attribute(
                SyntaxFactory.ParseName("global::ModelMonitor.Feature").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.AttributeArgumentList([argument]));
            return Insertion.WithAttribute(declaration, attribute);
        }

        var arguments = known.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var old = arguments.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == Name);
        return declaration.ReplaceNode(known, known.WithArgumentList(old is null
            ? arguments.AddArguments(argument)
            : arguments.ReplaceNode(old, argument.WithTriviaFrom(old))));
    }
}
