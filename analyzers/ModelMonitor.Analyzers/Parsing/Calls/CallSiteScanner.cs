using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Finds the invocations in a tree that may be monitored, by name alone.</summary>
internal static class CallSiteScanner
{
    private const string UnicodeEscape = @"\u";

    /// <param name="tree">The tree; the result holds its nodes, and lives as long as they do.</param>
    /// <param name="names">The names of monitored methods.</param>
    public static CallCandidates Scan(SyntaxTree tree, EquatableArray<string> names, CancellationToken cancellation)
    {
        // Most files hold none of the names, and their text says so long before their nodes.
        var text = tree.GetText(cancellation).ToString();
        if (!names.Any(name => text.Contains(name)) && !MayWriteNamesOtherwise(text))
        {
            return CallCandidates.None;
        }

        var wanted = new HashSet<string>(names);
        var calls = tree.GetRoot(cancellation).DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => NameOf(call) is { } name && wanted.Contains(name.Identifier.ValueText))
            .ToList();
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

    // By an escape, or with invisible characters that are no part of it.
    private static bool MayWriteNamesOtherwise(string text) =>
        text.IndexOf(UnicodeEscape, StringComparison.OrdinalIgnoreCase) >= 0
        || text.Any(static character => character > '\x7f' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format);
}
