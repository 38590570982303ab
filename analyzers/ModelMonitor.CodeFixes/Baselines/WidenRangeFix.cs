using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Moves the bounds of a <c>[Range]</c> outwards, to the smallest and largest value of the training data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WidenRangeFix)), Shared]
public sealed class WidenRangeFix : CodeFixProvider
{
    private const string Range = "System.ComponentModel.DataAnnotations.RangeAttribute";

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
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { } difference
                && ExtremesOf(difference.Trained) is var (least, most)
                && AttributeEdits.DeclarationAt(root, diagnostic.Location.SourceSpan) is { } declaration
                && AttributeEdits.Find(declaration, Range, semantics, cancellation) is { ArgumentList: { } list } range
                && RangeArgument.Find(list, "minimum", 0, semantics, cancellation) is { } minimum
                && RangeArgument.Find(list, "maximum", 1, semantics, cancellation) is { } maximum)
            {
                var lower = minimum.MovedTo(Math.Min(minimum.Value, least), Math.Floor);
                var upper = maximum.MovedTo(Math.Max(maximum.Value, most), Math.Ceiling);
                var wider = list.ReplaceNodes([minimum.Argument, maximum.Argument], (old, _) => old == minimum.Argument ? lower.Argument : upper.Argument);
                wider = Include(wider, "MinimumIsExclusive", lower.Value == least);
                wider = Include(wider, "MaximumIsExclusive", upper.Value == most);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Widen it to {lower.Argument.Expression} to {upper.Argument.Expression}, as in training",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, wider))),
                        nameof(WidenRangeFix)),
                    diagnostic);
            }
        }
    }

    // No finite range holds infinite values; the extremes of sensitive ones are not known.
    private static (double Least, double Most)? ExtremesOf(TrainedColumn trained)
    {
        if (trained.Quantity is { Minimum: { } least, Maximum: { } most } quantity)
        {
            return trained.Cells.Skip(quantity.Edges.Length + 2).Sum() > 0 ? null : (least, most);
        }

        var codes = trained.Categories?.Known.Select(CategoryExpression.CodeOf).ToList();
        return codes is { Count: > 0 } && !codes.Contains(null) ? ((double)codes.Min()!, (double)codes.Max()!) : null;
    }

    // A bound that training reached is no longer exclusive.
    private static AttributeArgumentListSyntax Include(AttributeArgumentListSyntax list, string exclusive, bool isReached) =>
        isReached && list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == exclusive) is { } argument
            ? list.WithArguments(list.Arguments.Remove(argument))
            : list;
}
