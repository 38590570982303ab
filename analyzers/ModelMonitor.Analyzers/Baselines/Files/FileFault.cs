using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Why a file is no baseline.</summary>
/// <param name="Span">The place in its text.</param>
/// <param name="Reason">What is wrong there, as the second half of a sentence.</param>
internal sealed record FileFault(TextSpan Span, string Reason);
