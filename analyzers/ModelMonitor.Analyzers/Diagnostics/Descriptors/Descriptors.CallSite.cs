using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace ModelMonitor.Analyzers.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MethodGroup = Call(
        DiagnosticIds.MethodGroup, Warning, "Calls through a delegate are not captured",
        "Calls through this delegate of '{0}' are not captured; call the method in a lambda, or make it partial");

    public static readonly DiagnosticDescriptor BaseCall = Call(
        DiagnosticIds.BaseCall, Info, "Calls of a base method are not captured",
        "The call of '{0}' through base is not captured; make the method partial to capture it");

    public static readonly DiagnosticDescriptor ExpressionTree = Call(
        DiagnosticIds.ExpressionTree, Warning, "Calls in an expression tree are not captured",
        "The call of '{0}' in an expression tree is not captured; call it outside, or make the method partial");

    public static readonly DiagnosticDescriptor OpenGenericReceiver = Call(
        DiagnosticIds.OpenGenericReceiver, Warning, "Calls on a type parameter are not captured",
        "The call of '{0}' on a type parameter is not captured; take the declaring type as the parameter's type, or make the method partial");

    public static readonly DiagnosticDescriptor Dynamic = Call(
        DiagnosticIds.Dynamic, Warning, "Dynamic calls are not captured",
        "A dynamic call may reach '{0}' and is not captured; cast to the static type, or make the method partial");

    public static readonly DiagnosticDescriptor UnmarkedMember = Call(
        DiagnosticIds.UnmarkedMember, Info, "The method called is not marked itself",
        "The call of '{0}' is not captured, since only '{1}', which it overrides or implements, is marked [Monitored]; call that one, or mark this one as another model");

    public static readonly DiagnosticDescriptor UnlocatableCall = Call(
        DiagnosticIds.UnlocatableCall, Warning, "The call cannot be located",
        "The call of '{0}' is not captured, since it does not name the method directly; write the call out, without parentheses around the name");

    public static readonly DiagnosticDescriptor OpenTypeArguments = Call(
        DiagnosticIds.OpenTypeArguments, Warning, "The type arguments are not known at the call",
        "The call of '{0}' is not captured, since a type argument is a type parameter, anonymous or inaccessible; call it where its types are known and accessible");

    /// <summary>MMON2xxx: a use of a monitored method is not captured.</summary>
    public static IEnumerable<DiagnosticDescriptor> CallSites =>
    [
        MethodGroup, BaseCall, ExpressionTree, OpenGenericReceiver, Dynamic, UnmarkedMember, UnlocatableCall, OpenTypeArguments,
    ];
}
