using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>What the type arguments of a call make of a generic method.</summary>
/// <param name="Model">The model, or <see langword="null"/> if it cannot be captured, or the method is not generic.</param>
/// <param name="Faults">What of it cannot be captured, as far as the declaration does not say the same.</param>
internal sealed record Construction(MonitoredModel? Model, IReadOnlyList<Skip> Faults)
{
    public static readonly Construction None = new(null, []);
}
