namespace ModelMonitor.Telemetry;

/// <summary>What became of a model's predictions since the agent began to listen.</summary>
/// <param name="Recorded">Rows read by the agent.</param>
/// <param name="Failed">Predictions that threw.</param>
/// <param name="SampledOut">Predictions left out by sampling.</param>
/// <param name="BufferFull">Dropped: the thread's buffer was full.</param>
/// <param name="TooManyThreads">Dropped: no buffer for the thread.</param>
/// <param name="Unreadable">Dropped: a feature or the result could not be read.</param>
internal readonly record struct PredictionTotals(
    long Recorded, long Failed, long SampledOut, long BufferFull, long TooManyThreads, long Unreadable)
{
    public long Dropped => BufferFull + TooManyThreads + Unreadable;

    public long Made => Recorded + Failed + SampledOut + Dropped;

    /// <summary>Predictions that are not known to have thrown.</summary>
    public long Succeeded => Made - Failed;
}
