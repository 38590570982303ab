namespace ModelMonitor.Capture;

/// <summary>One agent's interest in one source.</summary>
/// <param name="buffers">The agent's rings.</param>
/// <param name="slot">The source's number within the agent.</param>
/// <param name="sampling">How many of the calls are recorded and timed.</param>
/// <param name="time">The clock of latencies.</param>
internal sealed class AgentSubscription(CaptureBuffers buffers, int slot, CaptureSampling sampling, TimeProvider time)
    : CaptureSubscription
{
    private readonly double _secondsPerTick = 1d / time.TimestampFrequency;
    private long _rejected;
    private long _unbuffered;
    private long _seed;

    public CaptureBuffers Buffers => buffers;

    /// <summary>Predictions whose features or result could not be read.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>Predictions on threads beyond the limit.</summary>
    public long Unbuffered => Volatile.Read(ref _unbuffered);

    public override int RecordOneIn => sampling.RecordOneIn;

    protected internal override int Capacity => buffers.Capacity;

    public override PredictionCall Begin()
    {
        var ring = buffers.Current;
        if (ring is null)
        {
            Interlocked.Increment(ref _unbuffered);
            return default;
        }

        if (sampling.RecordOneIn > 1 && !ring.Admits(slot, sampling.RecordOneIn))
        {
            return default;
        }

        return new(this, StartTiming(ring));
    }

    // A thread without a ring is met again when the prediction is written.
    public override bool Admits() =>
        sampling.RecordOneIn == 1 || buffers.Current is not { } ring || ring.Admits(slot, sampling.RecordOneIn);

    public override long StartTiming() => buffers.Current is { } ring ? StartTiming(ring) : 0;

    protected internal override void Write(RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        var ring = buffers.Current;
        if (ring is null)
        {
            Interlocked.Increment(ref _unbuffered);
        }
        else
        {
            ring.TryWrite(slot, kind, latency, row);
        }
    }

    public override void CountRejected(int predictions = 1) => Interlocked.Add(ref _rejected, predictions);

    public override void CountLeftOut(int sampledOut, int dropped)
    {
        if (buffers.Current is { } ring)
        {
            ring.CountLeftOut(slot, sampledOut, dropped);
        }
        else
        {
            Interlocked.Add(ref _unbuffered, sampledOut + dropped);
        }
    }

    public override long Restart(long started) => started == 0 ? 0 : time.GetTimestamp();

    protected internal override long NextSeed() => Interlocked.Increment(ref _seed);

    protected internal override double ElapsedSeconds(long started) =>
        started == 0 ? double.NaN : (time.GetTimestamp() - started) * _secondsPerTick;

    private long StartTiming(CaptureRing ring)
    {
        var timed = sampling.TimeOneIn > 0 && (sampling.TimeOneIn == 1 || ring.Times(slot, sampling.TimeOneIn));
        return timed ? time.GetTimestamp() : 0;
    }
}
