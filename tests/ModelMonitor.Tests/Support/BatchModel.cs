using System.Buffers;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>A batch as generated code would make it, against an agent of its own: x -> prediction.</summary>
internal sealed class BatchModel : IRowReader, IDisposable
{
    public static readonly BatchReader<double[]> Outputs = ReadOutputs;

    private static int s_count;

    private readonly AutoResetEvent _wake = new(false);
    private readonly List<(RecordKind Kind, double Latency, double[] Row)> _records = [];

    public BatchModel(int recordOneIn = 1, int timeOneIn = 1, int capacity = 1 << 14, int maxThreads = 4, bool hasRule = false)
    {
        Buffers = new(capacity, maxThreads, _wake);
        Subscription = new(Buffers, 0, new(recordOneIn, timeOneIn), Time);
        var name = $"batch-{Interlocked.Increment(ref s_count)}";
        Source = PredictionSource.Register(new(
            name, "1", PredictionTask.Regression, name,
            [ColumnSchema.Number("x", "double"), ColumnSchema.Number("prediction", "double", ColumnRole.Prediction)])
            { Rules = hasRule ? [new(0, "x", "range", "Range(0, 5)")] : [] });
    }

    public PredictionSource Source { get; }

    public CaptureBuffers Buffers { get; }

    public AgentSubscription Subscription { get; }

    public ManualTimeProvider Time { get; } = new();

    public CountingPool Pool { get; } = new();

    public (long Dropped, long SampledOut) Losses => Buffers.Losses(0);

    /// <summary>What has been recorded since it was last asked for.</summary>
    public IReadOnlyList<(RecordKind Kind, double Latency, double[] Row)> Drain()
    {
        _records.Clear();
        Buffers.Drain(this);
        return [.. _records];
    }

    /// <summary>A batch of the features 0, 1, 2 and so on, just before the call.</summary>
    public PredictionBatch Open(int count, ArrayPool<double>? pool = null)
    {
        var batch = new PredictionBatch(Source, Subscription, pool ?? Pool);
        batch.Open(count);
        while (batch.MoveNext())
        {
            batch.Row[0] = batch.Index;
        }

        batch.Start();
        return batch;
    }

    /// <summary>A whole call of a model that doubles.</summary>
    public void Predict(int count, ArrayPool<double>? pool = null)
    {
        var batch = Open(count, pool);
        Answer(ref batch, count);
        batch.Complete();
    }

    public static double[] Doubled(int count) => [.. Enumerable.Range(0, count).Select(i => 2d * i)];

    public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row) => _records.Add((kind, latency, row.ToArray()));

    public void Dispose()
    {
        Buffers.Dispose();
        _wake.Dispose();
    }

    private static void Answer(ref PredictionBatch batch, int count)
    {
        batch.Answered(count);
        while (batch.MoveNext())
        {
            batch.Row[1] = 2 * batch.Index;
        }
    }

    private static void ReadOutputs(ref PredictionBatch batch, double[] results)
    {
        batch.Answered(results.Length);
        while (batch.MoveNext())
        {
            batch.Row[1] = results[batch.Index];
        }
    }
}
