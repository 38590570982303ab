namespace ModelMonitor.Capture;

/// <summary>
/// Several agents listening to one source: a call belongs to the agent that was started in its flow of
/// execution, so that parallel tests do not see each other's predictions; without one, to all of them.
/// </summary>
internal sealed class BroadcastSubscription(AgentSubscription[] subscriptions) : CaptureSubscription
{
    public override PredictionCall Begin()
    {
        var owner = CaptureFlow.Owner;
        foreach (var subscription in subscriptions)
        {
            if (ReferenceEquals(subscription.Buffers, owner))
            {
                return subscription.Begin();
            }
        }

        // Sampling is each agent's own; a call that is told to all is recorded and timed for all.
        return new(this, TimeProvider.System.GetTimestamp());
    }

    protected internal override void Write(RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Write(kind, latency, row);
        }
    }

    public override void CountRejected()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.CountRejected();
        }
    }

    public override long Restart(long started) => TimeProvider.System.GetTimestamp();

    protected override double ElapsedSeconds(long started) => TimeProvider.System.GetElapsedTime(started).TotalSeconds;
}
