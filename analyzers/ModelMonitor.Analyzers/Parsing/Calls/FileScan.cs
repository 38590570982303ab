using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>What is found in a tree before anything is bound.</summary>
/// <param name="Candidates">The calls that may be monitored.</param>
/// <param name="Surface">What other files can see of the file, as a hash.</param>
internal sealed record FileScan(CallCandidates Candidates, long Surface)
{
    public static FileScan Of(NamedTree source, CancellationToken cancellation) => new(
        CallSiteScanner.Scan(source.Tree, source.Names, cancellation),
        SurfaceScanner.Scan(source.Tree, cancellation));
}

/// <summary>A tree and the names that are looked for in it: one value, since each step costs time for each file.</summary>
internal readonly record struct NamedTree(SyntaxTree Tree, EquatableArray<string> Names);
