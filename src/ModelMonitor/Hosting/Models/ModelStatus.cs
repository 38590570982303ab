using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>Where the monitoring of a model stands, and what became of each of its predictions.</summary>
public sealed record ModelStatus
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>Learning, monitoring, or not.</summary>
    public required ModelState State { get; init; }

    /// <summary>
    /// Why the model is not monitored, or how far learning is; while it is monitored, which options do not fit it, or empty.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>The baseline in use, or <see langword="null"/>.</summary>
    public required string? BaselineId { get; init; }

    /// <summary>
    /// Predictions made since the agent began to listen: the sum of those recorded, answered by the fallback, failed,
    /// sampled out and dropped.
    /// </summary>
    public required long Predictions { get; init; }

    /// <summary>
    /// The time since the agent last saw a new prediction, by the monotonic clock and to the length of its cycle;
    /// <see langword="null"/> before the first.
    /// </summary>
    public required TimeSpan? SinceLastPrediction { get; init; }

    /// <summary>Predictions of the model whose rows the agent has read.</summary>
    public required long Recorded { get; init; }

    /// <summary>
    /// Those of the recorded that violate a rule under <see cref="ViolationPolicy.Flag"/>, and are kept out of the
    /// distributions.
    /// </summary>
    public required long Flagged { get; init; }

    /// <summary>Predictions that the fallback answered.</summary>
    public required long FellBack { get; init; }

    /// <summary>Predictions that threw.</summary>
    public required long Errors { get; init; }

    /// <summary>Those of them that were refused, since they violate a rule under <see cref="ViolationPolicy.Throw"/>.</summary>
    public required long Refused { get; init; }

    /// <summary>Predictions left out by sampling.</summary>
    public required long SampledOut { get; init; }

    /// <summary>Predictions lost, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Dropped { get; init; }

    /// <summary>How often each rule was violated, in the order of the schema; empty for a model without rules.</summary>
    public required IReadOnlyList<RuleViolations> Violations { get; init; }

    /// <summary>Predictions that the model made in the shadow of its fallback: for nobody, and so in no count above.</summary>
    public required long Shadowed { get; init; }

    /// <summary>The times that the model threw in the shadow of its fallback; in no count above.</summary>
    public required long ShadowErrors { get; init; }
}
