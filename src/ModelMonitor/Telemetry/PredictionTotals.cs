namespace ModelMonitor.Telemetry;

/// <summary>What became of a model's predictions since the agent began to listen.</summary>
internal record struct PredictionTotals
{
    /// <summary>Rows of predictions by the model, read by the agent.</summary>
    public long Recorded { get; set; }

    /// <summary>Those of them that are kept out of the distributions, since they violate a rule.</summary>
    public long Flagged { get; set; }

    /// <summary>Predictions that the fallback answered.</summary>
    public long FellBack { get; set; }

    /// <summary>Predictions that threw.</summary>
    public long Failed { get; set; }

    /// <summary>Those of them that were refused, since they violate a rule.</summary>
    public long Refused { get; set; }

    /// <summary>Predictions left out by sampling.</summary>
    public long SampledOut { get; set; }

    /// <summary>Dropped: the thread's buffer was full.</summary>
    public long BufferFull { get; set; }

    /// <summary>Dropped: no buffer for the thread.</summary>
    public long TooManyThreads { get; set; }

    /// <summary>Dropped: a feature or the result could not be read.</summary>
    public long Unreadable { get; set; }

    /// <summary>Rows that the model made in the shadow of its fallback: predictions for nobody.</summary>
    public long Shadowed { get; set; }

    /// <summary>The times it threw there.</summary>
    public long ShadowErrors { get; set; }

    public readonly long Dropped => BufferFull + TooManyThreads + Unreadable;

    public readonly long Made => Recorded + FellBack + Failed + SampledOut + Dropped;

    /// <summary>Predictions that are not known to have thrown.</summary>
    public readonly long Succeeded => Made - Failed;
}
