using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Methods;

/// <summary>Moves <c>[Monitored]</c> to the member of the interface or base that a method implements.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnmarkedBaseFix)), Shared]
public sealed class UnmarkedBaseFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnmarkedBase];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var solution = context.Document.Project.Solution;
        var root = (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var attribute = root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>();
        if (attribute?.Parent?.Parent is not MethodDeclarationSyntax declaration
            || HasFallback(attribute)
            || HasAnnotations(declaration, semantics, cancellation)
            || semantics.GetDeclaredSymbol(declaration, cancellation) is not IMethodSymbol method
            || InheritedMembers.Of(method).FirstOrDefault(member => Annotations.FindMonitored(member) is null) is not { } inherited
            || inherited.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || solution.GetDocument(reference.SyntaxTree)?.Project.Id != context.Document.Project.Id
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax target
            || await HasOtherModel(inherited, method, solution, cancellation).ConfigureAwait(false))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Move [Monitored] to '{TypeNames.Of(inherited)}'",
                token => Move(solution, declaration, attribute, target, semantics, token),
                nameof(UnmarkedBaseFix)),
            context.Diagnostics);
    }

    private static async Task<Solution> Move(
        Solution solution,
        MethodDeclarationSyntax declaration,
        AttributeSyntax attribute,
        MethodDeclarationSyntax target,
        SemanticModel semantics,
        CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        var from = await editor.GetDocumentEditorAsync(solution.GetDocumentId(declaration.SyntaxTree), cancellation).ConfigureAwait(false);
        from.ReplaceNode(declaration, AttributeEdits.Remove(declaration, attribute));

        var type = semantics.GetTypeInfo(attribute, cancellation).Type!;
        var to = await editor.GetDocumentEditorAsync(solution.GetDocumentId(target.SyntaxTree), cancellation).ConfigureAwait(false);
        var list = AttributeEdits.Create(to.Generator, (INamedTypeSymbol)type, to.SemanticModel, target);
        list = list.ReplaceNode(list.Attributes[0], list.Attributes[0].WithArgumentList(attribute.ArgumentList));
        to.ReplaceNode(target, AttributeEdits.Add(target, list));
        return editor.GetChangedSolution();
    }

    // Through the base all implementations are one model.
    private static async Task<bool> HasOtherModel(
        IMethodSymbol inherited, IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        var others = inherited.ContainingType.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(inherited, solution, cancellationToken: cancellation).ConfigureAwait(false)
            : await SymbolFinder.FindOverridesAsync(inherited, solution, cancellationToken: cancellation).ConfigureAwait(false);
        return others.OfType<IMethodSymbol>().Any(other =>
            Annotations.FindMonitored(other) is not null && !SymbolEqualityComparer.Default.Equals(other, method));
    }

    // A fallback is a method of the same type, which may be no member of the base.
    private static bool HasFallback(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Fallback") == true;

    // The member that is marked is the one whose parameters are read: what theirs say would be lost.
    private static bool HasAnnotations(MethodDeclarationSyntax declaration, SemanticModel semantics, CancellationToken cancellation) =>
        declaration.ParameterList.Parameters
            .Any(parameter => semantics.GetDeclaredSymbol(parameter, cancellation) is { } symbol && !symbol.GetAttributes().IsEmpty);
}
