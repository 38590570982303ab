using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A reason, the symbol at fault, and what the message needs to name.</summary>
internal sealed record Skip(SkipReason Reason, ISymbol Place, string[] Details)
{
    /// <summary>Whether the whole method is not captured.</summary>
    public bool IsFatal => Reason is not (
        SkipReason.UnsupportedFeature or SkipReason.NoFeatures or SkipReason.UnfitRule or SkipReason.UncheckedRule or SkipReason.UnfitSegment);
}

/// <summary>What one method's annotations ask for and do not get. The generator only counts, an analyzer listens.</summary>
internal sealed class Skips(Action<Skip>? report)
{
    /// <summary>Whether the method cannot be captured.</summary>
    public bool AreFatal { get; private set; }

    public void Add(SkipReason reason, ISymbol place, params string[] details)
    {
        var skip = new Skip(reason, place, details);
        AreFatal |= skip.IsFatal;
        report?.Invoke(skip);
    }
}
