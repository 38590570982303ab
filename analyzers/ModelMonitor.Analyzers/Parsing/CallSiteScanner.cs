using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Finds the invocations in a tree that may be monitored, by name alone.</summary>
internal static class CallSiteScanner
{
    /// <param name="root">The tree; the result holds its nodes, and lives as long as they do.</param>
    /// <param name="names">The names of monitored methods.</param>
    public static CallCandidates Scan(CompilationUnitSyntax root, EquatableArray<string> names, CancellationToken cancellation)
    {
        var wanted = new HashSet<string>(names);
        var calls = new List<InvocationExpressionSyntax>();
        foreach (var node in root.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (node is InvocationExpressionSyntax invocation && NameOf(invocation) is { } name && wanted.Contains(name.Identifier.ValueText))
            {
                calls.Add(invocation);
            }
        }

        return calls.Count == 0 ? CallCandidates.None : new(calls);
    }

    /// <summary>The name that is called, where it stands by itself or after a dot, as interceptors need it.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}

/// <summary>The candidates of a tree; equal by reference, since a changed tree has changed nodes.</summary>
internal sealed class CallCandidates(IReadOnlyList<InvocationExpressionSyntax> calls)
{
    public static readonly CallCandidates None = new([]);

    public IReadOnlyList<InvocationExpressionSyntax> Calls => calls;
}
