using Microsoft.Extensions.Logging.Abstractions;
using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Schema;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Tests.Support;

/// <summary>
/// A model with rules inside an agent whose records are written as generated code has them written, of every kind:
/// distance, weight -> prediction, key. Rules: the range of the distance, its presence, the range of the weight.
/// </summary>
internal sealed class RuledModel : IDisposable
{
    public const ulong DistanceRange = 1;
    public const ulong DistanceRequired = 2;
    public const ulong WeightRange = 4;
    public const int WindowSize = 100;

    private static int s_count;

    private readonly AutoResetEvent _wake = new(false);
    private readonly CaptureBuffers _buffers;
    private readonly AgentMeter _meter = new(null);
    private readonly MonitoredModels _models;
    private readonly AgentSubscription _subscription;
    private readonly PredictionSource _source;
    private readonly List<Alert> _alerts = [];
    private readonly AlertDispatcher _dispatcher;

    public RuledModel(ViolationPolicy policy, Action<ModelOptions>? configure = null, bool hasBaseline = true, TimeProvider? time = null)
    {
        Name = $"ruled-{Interlocked.Increment(ref s_count)}";
        _source = PredictionSource.Register(Schema(Name, policy));
        _buffers = new(1 << 16, 1, _wake);
        var options = new ModelMonitorOptions();
        var own = options.ForModel(Name);
        own.WindowSize = WindowSize;
        own.KeptReports = 100;
        if (hasBaseline)
        {
            own.UseBaseline(Baseline.FromRows(_source.Schema, Rows(1_000, seed: 1).Select(row => row.Select(value => (object?)value).ToArray())));
        }

        configure?.Invoke(own);
        var faults = new AgentFaults(_meter, NullLogger.Instance);
        _dispatcher = new([new ListSink(_alerts)], TimeSpan.FromMinutes(1), TimeProvider.System, NullLogger.Instance);
        time ??= TimeProvider.System;
        _models = new(options, _buffers, new(_meter, _dispatcher, new(time), time, NullLogger.Instance, faults)) { IsEnabled = true };
        _subscription = _models.Listen(_source)!;
    }

    public string Name { get; }

    public ModelStatus Status => _models.Status().Single();

    public IReadOnlyList<WindowReport> Reports => [.. _models.Reports(Name, null, WindowHorizon.Window), .. _models.Reports(Name, null, WindowHorizon.Slow)];

    public Baseline? Learned => _models.Baseline(Name, null);

    public static ModelSchema Schema(string name, ViolationPolicy policy = ViolationPolicy.Count, params FeatureRule[] rules) => new(
        name, "1", PredictionTask.Regression, "RuledModel.Predict(double, double)",
        [
            ColumnSchema.Number("distance", "double"),
            ColumnSchema.Number("weight", "double"),
            ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
            ColumnSchema.Key("id", "string"),
        ])
    {
        Rules = rules.Length > 0
            ? rules
            : [
                new(0, "distance", "range", "Range(0, 5000)"),
                new(0, "distance", "required", "Required"),
                new(1, "weight", "range", "Range(0, 1)"),
            ],
        Violations = policy,
    };

    /// <summary>Values that violate nothing: distance, weight, prediction.</summary>
    public static IEnumerable<double[]> Rows(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => new[] { 5_000 * random.NextDouble(), random.NextDouble(), random.NextDouble() });
    }

    /// <summary>Writes the record of a row.</summary>
    public void Write(RecordKind kind, double[] values, ulong flags = 0, double latency = double.NaN) =>
        _subscription.Write(kind, latency, [.. values, BitConverter.UInt64BitsToDouble(flags), RowEncoding.Key("42")]);

    /// <summary>Writes records of unremarkable rows.</summary>
    public void WriteMany(RecordKind kind, int count, int seed, ulong flags = 0)
    {
        foreach (var row in Rows(count, seed))
        {
            Write(kind, row, flags);
        }
    }

    /// <summary>Writes the record of a call that threw.</summary>
    public void WriteError(RecordKind kind, Exception exception) => _subscription.Write(kind, double.NaN, [_source.ErrorType(exception)]);

    /// <summary>Counts a call whose features could not be read.</summary>
    public void WriteUnreadable() => _subscription.CountRejected();

    public void Drain() => _models.RunCycle();

    /// <summary>The alerts so far, delivered; no others may follow.</summary>
    public async Task<IReadOnlyList<Alert>> Alerts()
    {
        await _dispatcher.CompleteAsync();
        return _alerts;
    }

    public void Dispose()
    {
        _buffers.Dispose();
        _meter.Dispose();
        _wake.Dispose();
    }
}
