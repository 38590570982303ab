using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>An agent that keeps what it hears of the models of a test: those called like it, or like it and a suffix.</summary>
internal sealed class RowRecorder : ICaptureListener, IRowReader, IDisposable
{
    private readonly AutoResetEvent _wake = new(false);
    private readonly CaptureBuffers _buffers;
    private readonly string _model;
    private readonly List<(PredictionSource Source, AgentSubscription Subscription)> _subscriptions = [];
    private readonly List<Observation> _observations = [];

    public RowRecorder(string model)
    {
        _model = model;
        _buffers = new(capacity: 1 << 14, maxThreads: 64, _wake);
        PredictionSourceRegistry.Add(this);
    }

    /// <summary>How many calls are recorded; told before the program runs.</summary>
    public int RecordOneIn { get; set; } = 1;

    public IReadOnlyList<PredictionSource> Sources => [.. _subscriptions.Select(entry => entry.Source)];

    public long Rejected => _subscriptions.Sum(entry => entry.Subscription.Rejected);

    public AgentSubscription? Listen(PredictionSource source)
    {
        if (source.Schema.Name.Split('/')[0] != _model)
        {
            return null;
        }

        var known = _subscriptions.Find(entry => ReferenceEquals(entry.Source, source));
        if (known.Subscription is { } subscription)
        {
            return subscription;
        }

        subscription = new(_buffers, _subscriptions.Count, new(RecordOneIn, TimeOneIn: 1), TimeProvider.System);
        _subscriptions.Add((source, subscription));
        return subscription;
    }

    public IReadOnlyList<Observation> Drain()
    {
        _buffers.Drain(this);
        return _observations;
    }

    public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row) =>
        _observations.Add(new(_subscriptions[slot].Source, kind, latency, row.ToArray()));

    public void Dispose()
    {
        PredictionSourceRegistry.Remove(this);
        _buffers.Dispose();
        _wake.Dispose();
    }
}
