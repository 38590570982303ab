using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Decides for one bound call of a monitored method whether it can be intercepted.</summary>
internal static class CallSiteParser
{
    /// <summary>Why a call is left alone, or <see langword="null"/> if it can be intercepted.</summary>
    public static SkipReason? Judge(IInvocationOperation call)
    {
        var syntax = call.Syntax as InvocationExpressionSyntax;
        if (syntax is null || CallSiteScanner.NameOf(syntax) is null)
        {
            return SkipReason.UnlocatableCall;
        }

        // The forward would dispatch virtually, and never come back.
        if (syntax.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return SkipReason.BaseCall;
        }

        // A struct behind the type parameter would be boxed, and its changes lost.
        if (call.ConstrainedToType is not null || call.Instance?.Type is ITypeParameterSymbol)
        {
            return SkipReason.OpenGenericReceiver;
        }

        return IsInExpressionTree(call) ? SkipReason.ExpressionTree : null;
    }

    // What translates an expression tree knows the user's method, and not ours.
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (current is IAnonymousFunctionOperation && IsExpression(parent.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpression(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions";
}
