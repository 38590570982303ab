using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Decides for a call of a monitored method whether it can be intercepted.</summary>
internal static class CallSiteParser
{
    /// <summary>Why a call is left alone, or <see langword="null"/> if it can be intercepted.</summary>
    public static SkipReason? Judge(InvocationExpressionSyntax call, SemanticModel semantics, CancellationToken cancellation)
    {
        if (CallSiteScanner.NameOf(call) is null)
        {
            return SkipReason.UnlocatableCall;
        }

        // The forward would dispatch virtually, and never come back.
        if (call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return SkipReason.BaseCall;
        }

        // A struct behind the type parameter would be boxed, and its changes lost.
        if (Receiver(call) is { } receiver && semantics.GetTypeInfo(receiver, cancellation).Type is ITypeParameterSymbol)
        {
            return SkipReason.OpenGenericReceiver;
        }

        if (semantics.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            && !TypeArguments.AreWritable(MethodIdentity.Constructed(method), semantics.Compilation))
        {
            return SkipReason.OpenTypeArguments;
        }

        return IsInExpressionTree(call, semantics, cancellation) ? SkipReason.ExpressionTree : null;
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .First(access => access.WhenNotNull.Span.Contains(call.Span))
            .Expression,
        _ => null,
    };

    // What translates an expression tree knows the user's method, and not ours. Operations are made for a whole body
    // at once, so they are asked for only inside of a lambda or a query.
    private static bool IsInExpressionTree(InvocationExpressionSyntax call, SemanticModel semantics, CancellationToken cancellation)
    {
        if (!call.Ancestors().Any(node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax))
        {
            return false;
        }

        for (var current = semantics.GetOperation(call, cancellation); current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Parent.Type: { } type } && IsExpression(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpression(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions";
}
