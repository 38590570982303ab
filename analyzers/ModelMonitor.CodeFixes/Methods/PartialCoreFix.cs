using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>Makes a method partial around its core: it is then captured whoever calls it, and however.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialCoreFix)), Shared]
public sealed class PartialCoreFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [DiagnosticIds.Inaccessible, DiagnosticIds.UnmarkedBase, DiagnosticIds.MethodGroup];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var root = (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (MethodAt(root.FindNode(context.Span, getInnermostNodeForTie: true), semantics, cancellation) is not { } method
            || !SiblingMethod.IsFree(method, method.Name + "Core")
            || method.DeclaringSyntaxReferences is not { Length: 1 } references
            || await references[0].GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } declaration
            || declaration is { Body: null, ExpressionBody: null } or { Parent: InterfaceDeclarationSyntax }
            || HasTokenOfEnumerator(method)
            || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document)
        {
            return;
        }

        var changed = document.WithSyntaxRoot(PartialSplit.Apply(
            await declaration.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false), declaration));
        if (await IsCapturedAsync(changed, cancellation).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Make '{method.Name}' partial around '{method.Name}Core'",
                    _ => Task.FromResult(changed.Project.Solution),
                    nameof(PartialCoreFix)),
                context.Diagnostics);
        }
    }

    // The method that is marked at the place, or the one that is made a delegate there.
    private static IMethodSymbol? MethodAt(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) =>
        (node.FirstAncestorOrSelf<AttributeSyntax>()?.Parent?.Parent is MethodDeclarationSyntax marked
            ? semantics.GetDeclaredSymbol(marked, cancellation)
            : semantics.GetSymbolInfo(node, cancellation).Symbol) is IMethodSymbol symbol
        && MethodIdentity.Of(symbol) is var method
        && Annotations.FindMonitored(method) is not null
            ? method
            : null;

    // The compiler reads it where the state machine is, and has no use for it elsewhere.
    private static bool HasTokenOfEnumerator(IMethodSymbol method) => method.Parameters
        .SelectMany(parameter => parameter.GetAttributes())
        .Any(attribute => attribute.AttributeClass?.Name == "EnumeratorCancellationAttribute");

    // Not all types can be partial, and not all methods be forwarded to.
    private static async Task<bool> IsCapturedAsync(Document changed, CancellationToken cancellation)
    {
        var root = (await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return semantics.GetDeclaredSymbol(root.GetAnnotatedNodes(PartialSplit.Definition).Single(), cancellation) is IMethodSymbol method
            && Annotations.FindMonitored(method) is { } monitored
            && AnnotationParser.Parse(method, monitored, semantics.Compilation, report: null, cancellation) is { Partial: not null };
    }
}
