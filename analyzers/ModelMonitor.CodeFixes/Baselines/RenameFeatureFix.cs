using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Gives a feature the name that it had in training, by <c>[Feature(Name = "...")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFeatureFix)), Shared]
public sealed class RenameFeatureFix : CodeFixProvider
{
    private const string Feature = "ModelMonitor.FeatureAttribute";
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
        var generator = SyntaxGenerator.GetGenerator(document);
        foreach (var diagnostic in context.Diagnostics)
        {
            var difference = await BaselineDifference.OfAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (difference?.Code is { } code
                && AttributeEdits.DeclarationAt(root, diagnostic.Location.SourceSpan) is { } declaration
                && AttributeEdits.SymbolOf(declaration, semantics, context.CancellationToken) is { } symbol
                && OwnName(symbol, code, difference.Trained.Name) is { } name)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Name it '{name}', as in training",
                        cancellation => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(declaration, Named(declaration, name, generator, semantics, cancellation)))),
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

    private static SyntaxNode Named(SyntaxNode declaration, string name, SyntaxGenerator generator, SemanticModel semantics, CancellationToken cancellation)
    {
        var argument = (AttributeArgumentSyntax)generator.AttributeArgument(Name, generator.LiteralExpression(name));
        if (AttributeEdits.Find(declaration, Feature, semantics, cancellation) is not { } known)
        {
            var feature = semantics.Compilation.GetTypeByMetadataName(Feature)!;
            return AttributeEdits.Add(declaration, AttributeEdits.Create(generator, feature, semantics, declaration, argument));
        }

        var arguments = known.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var old = arguments.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == Name);
        return declaration.ReplaceNode(known, known.WithArgumentList(old is null
            ? arguments.AddArguments(argument)
            : arguments.ReplaceNode(old, argument.WithTriviaFrom(old))));
    }
}
