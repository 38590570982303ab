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

namespace ModelMonitor.CodeFixes.Features;

/// <summary>Marks the only number of a result as its score, or the only class as its predicted label.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownResultFix)), Shared]
public sealed class UnknownResultFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnknownResult];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var semantics = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        var root = await semantics.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || semantics.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method)
        {
            return;
        }

        var members = ReadableMembers.Of(Unwrap(method.ReturnType)).Select(member => (member.Symbol, Scalar.Of(member.Type)?.Family)).ToList();
        Offer("Score", "the score", family => family is ScalarFamily.Integer or ScalarFamily.WideInteger or ScalarFamily.Real);
        Offer("PredictedLabel", "the predicted label", family => family
            is ScalarFamily.Boolean or ScalarFamily.Character or ScalarFamily.Enum or ScalarFamily.Text);

        void Offer(string mark, string role, Predicate<ScalarFamily?> fits)
        {
            var candidates = members.FindAll(member => fits(member.Family));
            if (candidates.Count == 1
                && candidates[0].Symbol is var member
                && member.Locations.FirstOrDefault() is { SourceTree: { } tree } location
                && context.Document.Project.Solution.GetDocument(tree) is { } document
                && AttributeEdits.DeclarationAt(tree.GetRoot(context.CancellationToken), location.SourceSpan) is { } place
                && semantics.Compilation.GetTypeByMetadataName($"ModelMonitor.{mark}Attribute") is { } attribute)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Mark '{member.Name}' as {role}: [{mark}]",
                        cancellation => Annotate(document, place, attribute, cancellation),
                        mark),
                    context.Diagnostics);
            }
        }
    }

    private static async Task<Solution> Annotate(
        Document document, SyntaxNode declaration, INamedTypeSymbol attribute, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var list = AttributeEdits.Create(SyntaxGenerator.GetGenerator(document), attribute, semantics, declaration);
        if (declaration is ParameterSyntax)
        {
            // These two are no attributes of parameters: it is the property of the record that is read.
            list = list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword))
                .WithTrailingTrivia(SyntaxFactory.Space));
        }

        return document.WithSyntaxRoot(root.ReplaceNode(declaration, AttributeEdits.Add(declaration, list))).Project.Solution;
    }

    private static ITypeSymbol Unwrap(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask" or "Nullable", Arity: 1,
    } wrapper && wrapper.ContainingNamespace.ToDisplayString() is "System" or "System.Threading.Tasks"
        ? Unwrap(wrapper.TypeArguments[0])
        : type;
}
