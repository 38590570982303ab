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

    /// <summary>Why the model is not monitored, or how far learning is; empty while it is monitored.</summary>
    public required string Reason { get; init; }

    /// <summary>The baseline in use, or <see langword="null"/>.</summary>
    public required string? BaselineId { get; init; }

    /// <summary>Predictions made since the agent began to listen: the sum of all that follow.</summary>
    public required long Predictions { get; init; }

    /// <summary>Predictions whose rows the agent has read.</summary>
    public required long Recorded { get; init; }

    /// <summary>Predictions that threw.</summary>
    public required long Errors { get; init; }

    /// <summary>Predictions left out by sampling.</summary>
    public required long SampledOut { get; init; }

    /// <summary>Predictions lost, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Dropped { get; init; }
}
