using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Lists in <c>[AllowedValues]</c> what the training data had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateAllowedValuesFix)), Shared]
public sealed class UpdateAllowedValuesFix : CodeFixProvider
{
    private const string AllowedValues = "System.ComponentModel.DataAnnotations.AllowedValuesAttribute";

    // A longer list is no rule but a table.
    private const int MaxValues = 64;

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
        var generator = SyntaxGenerator.GetGenerator(context.Document);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { } difference
                && AttributeEdits.DeclarationAt(root, diagnostic.Location.SourceSpan) is { } declaration
                && AttributeEdits.SymbolOf(declaration, semantics, cancellation) is { } symbol
                && AttributeEdits.Find(declaration, AllowedValues, semantics, cancellation) is { ArgumentList: { } list } attribute
                && Values(difference.Trained, symbol, generator, semantics, declaration.SpanStart) is { Length: > 0 and <= MaxValues } values)
            {
                var updated = attribute.WithArgumentList(list.WithArguments(Updated(list, values)));
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Allow the {values.Length} values of the training data",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, updated))),
                        nameof(UpdateAllowedValuesFix)),
                    diagnostic);
            }
        }
    }

    // Texts in order, numbers by size; nothing if a value of the training data is none of the feature's type.
    private static ExpressionSyntax[] Values(
        TrainedColumn trained, ISymbol symbol, SyntaxGenerator generator, SemanticModel semantics, int position)
    {
        if (trained is not { Categories: { AreComplete: true } categories, Schema.IsSensitive: false }
            || Types.Of(symbol) is not { } type
            || Scalar.Of(type) is not { } scalar)
        {
            return [];
        }

        var values = categories.Known
            .OrderBy(CategoryExpression.CodeOf)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => CategoryExpression.Of(name, scalar, generator, semantics, position))
            .ToList();
        return values.Contains(null) ? [] : [.. values.OfType<ExpressionSyntax>()];
    }

    // A missing value stays allowed, and what is said to people stays said.
    private static SeparatedSyntaxList<AttributeArgumentSyntax> Updated(AttributeArgumentListSyntax list, ExpressionSyntax[] values)
    {
        var known = list.Arguments.Where(argument => argument.NameEquals is null);
        var missing = known.SelectMany(argument => argument.DescendantNodes()).OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.NullLiteralExpression)).Take(1);
        var arguments = values.Concat(missing).Select(value => SyntaxFactory.AttributeArgument(value.WithoutTrivia()))
            .Concat(list.Arguments.Where(argument => argument.NameEquals is not null)).ToList();
        return SyntaxFactory.SeparatedList(
            arguments, Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1));
    }
}
