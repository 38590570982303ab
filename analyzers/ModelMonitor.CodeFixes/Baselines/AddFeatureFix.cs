using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>
/// Adds a feature of the training data where the code lacks it: beside the feature that stood next to it in training,
/// as a parameter or a property, whichever that one is. Its callers then have to say where the value comes from.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFeatureFix)), Shared]
public sealed class AddFeatureFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.FeatureMissingInCode];

    /// <summary>One at a time: each is placed beside the one before.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var root = (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await BaselineDifference.OfAsync(context.Document, diagnostic, cancellation).ConfigureAwait(false) is { Code: null } difference
                && root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
                && semantics.GetDeclaredSymbol(declaration, cancellation) is { } method
                && Neighbour(difference, method, semantics.Compilation, cancellation) is var (neighbour, isAfter)
                && context.Document.Project.Solution.GetDocument(neighbour.SyntaxTree) is { } document
                && Added(difference.Trained, neighbour, (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!) is { } added)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Add '{difference.Trained.Name}', as in training", token => AddAsync(document, neighbour, added, isAfter, token), nameof(AddFeatureFix)),
                    diagnostic);
            }
        }
    }

    // The feature before it in training, or else the one after it.
    private static (SyntaxNode Node, bool IsAfter)? Neighbour(
        BaselineDifference difference, IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var places = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        AnnotationParser.Parse(method, Annotations.FindMonitored(method)!, compilation, report: null, cancellation, feature => places[feature.Name] = feature.Symbol);
        var columns = difference.Model.Columns;
        var index = columns.IndexOf(difference.Trained);
        foreach (var column in columns.Take(index).Reverse().Concat(columns.Skip(index + 1)))
        {
            // A partial method has its parameters in three places.
            var node = (places.TryGetValue(column.Name, out var place) ? place : null)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            if (node is PropertyDeclarationSyntax || (node is ParameterSyntax { Parent: ParameterListSyntax list } && list.Parent is not MethodDeclarationSyntax { Body: null, ExpressionBody: null }))
            {
                return (node, columns.IndexOf(column) < index);
            }
        }

        return null;
    }

    private static ParameterSyntax? Added(TrainedColumn trained, SyntaxNode neighbour, SemanticModel semantics)
    {
        var type = SyntaxFactory.ParseTypeName(trained.Schema.Type.Split([" as "], StringSplitOptions.None)[0]);
        var bound = semantics.GetSpeculativeTypeInfo(neighbour.SpanStart, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        if (!SyntaxFacts.IsValidIdentifier(trained.Name) || bound is null or IErrorTypeSymbol || Scalar.Of(bound) is not { } scalar || KindOf(trained, scalar) is not { } kind)
        {
            return null;
        }

        var sensitive = trained.Schema.IsSensitive ? "[global::ModelMonitor.Sensitive] " : "";
        var feature = kind == FeatureKind.Inferred ? "" : $"[global::ModelMonitor.Feature(Kind = global::ModelMonitor.FeatureKind.{kind})] ";
        return SyntaxFactory.ParseParameterList($"({sensitive}{feature}{type}{(trained.Schema.IsNullable ? "?" : "")} {Identifiers.Escape(trained.Name)})")
            .Parameters[0]
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static FeatureKind? KindOf(TrainedColumn trained, Scalar scalar) => Enum.GetValues(typeof(FeatureKind)).Cast<FeatureKind?>()
        .FirstOrDefault(kind => FeatureEncoding.Of(scalar, kind!.Value) is { } encoding
            && encoding.Encoding == trained.Schema.Encoding && encoding.TypeOf(scalar) == trained.Schema.Type);

    private static async Task<Document> AddAsync(
        Document document, SyntaxNode neighbour, ParameterSyntax added, bool isAfter, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (neighbour is ParameterSyntax parameter)
        {
            return document.WithSyntaxRoot(root.ReplaceNode(parameter.Parent!, Insertion.Beside(parameter, added, isAfter)));
        }

        var property = Insertion.Like((PropertyDeclarationSyntax)neighbour, added).WithAdditionalAnnotations(Simplifier.Annotation);
        return document.WithSyntaxRoot(isAfter ? root.InsertNodesAfter(neighbour, [property]) : root.InsertNodesBefore(neighbour, [property]));
    }
}
