namespace ModelMonitor.Capture;

/// <summary>
/// Several agents listening to one source: a call belongs to the agent that was started in its flow of
/// execution, so that parallel tests do not see each other's predictions; without one, to all of them.
/// </summary>
internal sealed class BroadcastSubscription(AgentSubscription[] subscriptions) : CaptureSubscription
{
    public override CaptureSubscription Current
    {
        get
        {
            var owner = CaptureFlow.Owner;
            foreach (var subscription in subscriptions)
            {
                if (ReferenceEquals(subscription.Buffers, owner))
                {
                    return subscription;
                }
            }

            return this;
        }
    }

    // Sampling is each agent's own; a call that is told to all is recorded and timed for all.
    public override int RecordOneIn => 1;

    protected internal override int Capacity => subscriptions.Min(subscription => subscription.Capacity);

    public override PredictionCall Begin() =>
        Current is AgentSubscription owned ? owned.Begin() : new(this, TimeProvider.System.GetTimestamp());

    public override bool Admits() => true;

    public override long StartTiming() => TimeProvider.System.GetTimestamp();

    protected internal override void Write(RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Write(kind, latency, row);
        }
    }

    public override void CountRejected(int predictions = 1)
    {
        foreach (var subscription in subscriptions)
        {
            subscription.CountRejected(predictions);
        }
    }

    public override void CountLeftOut(int sampledOut, int dropped)
    {
        foreach (var subscription in subscriptions)
        {
            subscription.CountLeftOut(sampledOut, dropped);
        }
    }

    public override long Restart(long started) => TimeProvider.System.GetTimestamp();

    protected internal override long NextSeed() => subscriptions[0].NextSeed();

    protected internal override double ElapsedSeconds(long started) =>
        started == 0 ? double.NaN : TimeProvider.System.GetElapsedTime(started).TotalSeconds;
}
