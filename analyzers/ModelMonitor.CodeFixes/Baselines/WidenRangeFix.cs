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

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Moves the bounds of a <c>[Range]</c> outwards, to the smallest and largest value of the training data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WidenRangeFix)), Shared]
public sealed class WidenRangeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.RangeExcludesBaseline];

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
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { Trained.Quantity: { Minimum: { } least, Maximum: { } most } }
                && BaselineDifference.DeclarationAt(root, diagnostic) is { } declaration
                && ValidationAttribute.Find(declaration, "RangeAttribute", semantics, cancellation) is { } range
                && Bounds(range, semantics, cancellation) is var (minimum, maximum))
            {
                var arguments = range.ArgumentList!.Arguments;
                var wider = range.ReplaceNodes([arguments[0], arguments[1]], (old, _) => Moved(old, old == arguments[0] ? minimum : maximum, least, most, isUpper: old != arguments[0]));
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Widen it to {wider.ArgumentList!.Arguments[0]} to {wider.ArgumentList.Arguments[1]}, as in training",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(range, wider))),
                        nameof(WidenRangeFix)),
                    diagnostic);
            }
        }
    }

    // Bounds that are numbers; those of another type are texts, whose culture and unit are the attribute's own.
    private static (object Minimum, object Maximum)? Bounds(AttributeSyntax range, SemanticModel semantics, CancellationToken cancellation) =>
        range.ArgumentList is { Arguments.Count: >= 2 } list
            && semantics.GetConstantValue(list.Arguments[0].Expression, cancellation) is { Value: int or double } minimum
            && semantics.GetConstantValue(list.Arguments[1].Expression, cancellation) is { Value: int or double } maximum
                ? (minimum.Value!, maximum.Value!)
                : null;

    private static AttributeArgumentSyntax Moved(AttributeArgumentSyntax old, object bound, double least, double most, bool isUpper)
    {
        var known = Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        var wanted = isUpper ? Math.Max(known, most) : Math.Min(known, least);
        if (wanted == known)
        {
            return old;
        }

        var whole = isUpper ? Math.Ceiling(wanted) : Math.Floor(wanted);
        var isWhole = bound is int && whole is >= int.MinValue and <= int.MaxValue;
        var literal = isWhole ? SyntaxFactory.ParseExpression(((int)whole).ToString(CultureInfo.InvariantCulture))
            : SyntaxFactory.ParseExpression(wanted.ToString("R", CultureInfo.InvariantCulture) + (wanted == Math.Floor(wanted) && Math.Abs(wanted) < 1e15 ? ".0" : ""));
        return old.WithExpression(literal.WithTriviaFrom(old.Expression));
    }
}
