using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A feature that became a column, and where it stands. Only analyzers listen; it is never cached.</summary>
internal sealed record CapturedFeature(ISymbol Symbol, string Name, ScalarFamily Family, MemberAnnotations Annotations, bool IsSensitive);
