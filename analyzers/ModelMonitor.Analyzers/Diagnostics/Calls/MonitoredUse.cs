using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>A call of a captured method, or a way by which calls reach it.</summary>
/// <param name="Method">The method that is used.</param>
/// <param name="Reason">Why what comes this way is not captured, or <see langword="null"/> if it is.</param>
/// <param name="Marked">The captured method that <paramref name="Method"/> overrides or implements, where it is not marked itself.</param>
internal sealed record MonitoredUse(IMethodSymbol Method, SkipReason? Reason, IMethodSymbol? Marked = null)
{
    /// <summary>What is wrong with the columns that the type arguments of a call make.</summary>
    public IReadOnlyList<Skip> Faults { get; private init; } = [];

    /// <summary>The kinds of operations that are uses.</summary>
    public static readonly OperationKind[] Kinds =
        [OperationKind.Invocation, OperationKind.MethodReference, OperationKind.DynamicInvocation];

    public static MonitoredUse? Of(IOperation operation, InterceptedMethods methods, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation call => OfCall(call, methods, cancellation),
        IMethodReferenceOperation { Parent: not INameOfOperation } reference
            when MethodIdentity.Of(reference.Method) is var method && (methods.Include(method) || methods.LeadTo(reference.Method)) => new(method, SkipReason.MethodGroup),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member }
            when methods.Find(member) is { } method => new(method, SkipReason.Dynamic),
        _ => null,
    };

    private static MonitoredUse? OfCall(IInvocationOperation call, InterceptedMethods methods, CancellationToken cancellation)
    {
        var method = MethodIdentity.Of(call.TargetMethod);
        if (methods.Include(method) || methods.LeadTo(call.TargetMethod))
        {
            // Calls that nobody wrote, as of a query's operators, have no name to be located by.
            var reason = call.Syntax is InvocationExpressionSyntax syntax
                ? CallSiteParser.Judge(syntax, call.SemanticModel!, cancellation)
                : SkipReason.UnlocatableCall;
            var faults = reason is null ? methods.ConstructionOf(MethodIdentity.Constructed(call.TargetMethod)).Faults : [];
            return new(method, reason ?? faults.FirstOrDefault(fault => fault.IsFatal)?.Reason) { Faults = faults };
        }

        return methods.MarkedBaseOf(method) is { } marked ? new(method, SkipReason.UnmarkedMember, marked) : null;
    }
}
