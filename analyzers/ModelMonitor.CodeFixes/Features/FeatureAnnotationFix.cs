using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Features;

/// <summary>Says by an attribute what a parameter or property is: no feature, a key, sensitive, or a feature all the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureAnnotationFix)), Shared]
public sealed class FeatureAnnotationFix : CodeFixProvider
{
    private const string NotFeature = "NotFeature";
    private const string Sensitive = "Sensitive";
    private const string PredictionKey = "PredictionKey";
    private const string Categorical = "Categorical";
    private const string Feature = "Feature";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        DiagnosticIds.UnsupportedFeature,
        DiagnosticIds.LikelyPersonalData,
        DiagnosticIds.LikelyIdentifier,
        DiagnosticIds.LikelyFreeText,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (AttributeEdits.DeclarationAt(root, context.Span) is not { } declaration)
        {
            return;
        }

        var type = Types.Of(AttributeEdits.SymbolOf(declaration, semantics, context.CancellationToken));
        var family = type is null ? null : Scalar.Of(type)?.Family;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var mark in Offers(diagnostic.Id, family))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(TitleOf(mark), cancellation => Annotate(document, root, declaration, mark, semantics, cancellation), mark),
                    diagnostic);
            }
        }
    }

    private static IEnumerable<string> Offers(string id, ScalarFamily? family) => id switch
    {
        DiagnosticIds.LikelyPersonalData => [Sensitive, NotFeature],
        DiagnosticIds.LikelyIdentifier when family == ScalarFamily.Integer => [PredictionKey, NotFeature, Categorical, Feature],
        DiagnosticIds.LikelyIdentifier when family == ScalarFamily.Text => [PredictionKey, NotFeature, Feature],
        DiagnosticIds.LikelyIdentifier or DiagnosticIds.LikelyFreeText => [NotFeature, Feature],
        _ => [NotFeature],
    };

    private static string TitleOf(string mark) => mark switch
    {
        NotFeature => "Leave it out: [NotFeature]",
        Sensitive => "Keep it, without its values: [Sensitive]",
        PredictionKey => "Join labels by it: [PredictionKey]",
        Categorical => "Count it by category: [Feature(Kind = FeatureKind.Categorical)]",
        _ => "Keep it as it is: [Feature]",
    };

    private static Task<Document> Annotate(
        Document document, SyntaxNode root, SyntaxNode declaration, string mark, SemanticModel semantics, CancellationToken cancellation)
    {
        var generator = SyntaxGenerator.GetGenerator(document);
        var list = mark == Categorical
            ? AttributeEdits.Create(generator, TypeOf(Feature + "Attribute"), semantics, declaration, generator.AttributeArgument("Kind",
                generator.MemberAccessExpression(generator.ReferTo(TypeOf("FeatureKind"), semantics, declaration.SpanStart), Categorical)))
            : AttributeEdits.Create(generator, TypeOf(mark + "Attribute"), semantics, declaration);

        // What is no feature needs neither a name nor a kind.
        var replaced = mark == NotFeature ? AttributeEdits.Find(declaration, "ModelMonitor.FeatureAttribute", semantics, cancellation) : null;
        var changed = replaced is null
            ? AttributeEdits.Add(declaration, list)
            : declaration.ReplaceNode(replaced, list.Attributes[0].WithTriviaFrom(replaced));
        return Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(declaration, changed)));

        INamedTypeSymbol TypeOf(string name) => semantics.Compilation.GetTypeByMetadataName($"ModelMonitor.{name}")!;
    }
}
