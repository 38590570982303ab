using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Lists in <c>[AllowedValues]</c> what the training data had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateAllowedValuesFix)), Shared]
public sealed class UpdateAllowedValuesFix : CodeFixProvider
{
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
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { } difference
                && BaselineDifference.DeclarationAt(root, diagnostic) is { } declaration
                && ValidationAttribute.Find(declaration, "AllowedValuesAttribute", semantics, cancellation) is { ArgumentList: { } list } attribute
                && Values(difference.Trained) is { Length: > 0 and <= MaxValues } values)
            {
                var kept = list.Arguments.Where(argument => argument.Expression.IsKind(SyntaxKind.NullLiteralExpression));
                var arguments = values.Select(SyntaxFactory.AttributeArgument).Concat(kept);
                var updated = attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(arguments,
                    Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), values.Length + kept.Count() - 1))));
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Allow the {values.Length} values of the training data",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, updated))),
                        nameof(UpdateAllowedValuesFix)),
                    diagnostic);
            }
        }
    }

    // Texts in order; the numbers of codes as they are, and of characters as characters.
    private static ExpressionSyntax[] Values(TrainedColumn trained) => trained switch
    {
        { Categories: { AreComplete: true } categories, Schema: { Encoding: ColumnEncoding.Text, IsSensitive: false } } =>
            [.. categories.Known.OrderBy(name => name, StringComparer.Ordinal).Select(name =>
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)))],
        { Categories: { AreComplete: true } categories, Schema: { Encoding: ColumnEncoding.Code, IsSensitive: false } } =>
            [.. categories.Known.Select(CodeOf).OfType<long>().OrderBy(code => code).Select(code => LiteralOf(code, trained.Schema.Type))],
        _ => [],
    };

    private static long? CodeOf(string name) =>
        long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static ExpressionSyntax LiteralOf(long code, string type) => type == "char"
        ? SyntaxFactory.LiteralExpression(SyntaxKind.CharacterLiteralExpression, SyntaxFactory.Literal((char)code))
        : SyntaxFactory.ParseExpression(code.ToString(CultureInfo.InvariantCulture));
}
