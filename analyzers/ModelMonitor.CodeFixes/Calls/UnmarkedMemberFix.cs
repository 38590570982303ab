using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>Calls an override or implementation through the member that is marked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnmarkedMemberFix)), Shared]
public sealed class UnmarkedMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnmarkedMember];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        var root = (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var semantics = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            && access.Expression is not BaseExpressionSyntax
            && semantics.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType.IsReferenceType: true } method
            && InheritedMembers.Of(MethodIdentity.Of(method)).FirstOrDefault(IsMarked) is { } marked
            && IsCalledAlike(call, method, marked))
        {
            var type = marked.ContainingType.ToMinimalDisplayString(semantics, call.SpanStart);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Call it through '{marked.ContainingType.Name}'",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(access.Expression, Cast(access.Expression, type)))),
                    nameof(UnmarkedMemberFix)),
                context.Diagnostics);
        }
    }

    private static bool IsMarked(IMethodSymbol method) => Annotations.FindMonitored(method) is not null;

    // Names and defaults of parameters are those of the member that is called, and a result may be more derived.
    private static bool IsCalledAlike(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol marked) =>
        call.ArgumentList.Arguments.Count == method.Parameters.Length
        && call.ArgumentList.Arguments.All(argument => argument.NameColon is null)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, marked.ReturnType);

    private static ParenthesizedExpressionSyntax Cast(ExpressionSyntax receiver, string type)
    {
        var operand = receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or BaseObjectCreationExpressionSyntax or ThisExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax
                ? receiver.WithoutTrivia()
                : SyntaxFactory.ParenthesizedExpression(receiver.WithoutTrivia());
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(type), operand)).WithTriviaFrom(receiver);
    }
}
