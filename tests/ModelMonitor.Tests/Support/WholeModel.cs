using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Schema;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Tests.Support;

/// <summary>A model of any columns inside an agent with all that it watches; rows are objects, as a baseline takes them.</summary>
internal sealed class WholeModel : IDisposable
{
    private static int s_count;

    private readonly AutoResetEvent _wake = new(false);
    private readonly AgentMeter _meter = new(null);
    private readonly RecordingLoggers _loggers = new();
    private readonly List<Alert> _alerts = [];
    private readonly CaptureBuffers _buffers;
    private readonly AlertDispatcher _dispatcher;
    private readonly MonitoredModels _models;
    private readonly AgentSubscription _subscription;
    private readonly PredictionSource _source;
    private readonly double[] _row;

    /// <param name="columns">The columns.</param>
    /// <param name="baseline">The rows of the baseline; without any it is learned.</param>
    /// <param name="configure">Changes the options; a window has 100 rows.</param>
    public WholeModel(IReadOnlyList<ColumnSchema> columns, IEnumerable<object?[]>? baseline, Action<ModelOptions>? configure = null)
    {
        var name = $"whole-{Interlocked.Increment(ref s_count)}";
        _source = PredictionSource.Register(new(name, "1", PredictionTask.Regression, name, columns));
        _row = new double[columns.Count];
        _buffers = new(1 << 20, 1, _wake);
        var options = new ModelMonitorOptions();
        var own = options.ForModel(name);
        (own.WindowSize, own.KeptReports, own.TimeOneIn) = (100, 1_000, 1);
        if (baseline is not null)
        {
            own.UseBaseline(Baseline.FromRows(_source.Schema, baseline));
        }

        configure?.Invoke(own);
        var logger = _loggers.CreateLogger("ModelMonitor");
        _dispatcher = new([new ListSink(_alerts)], TimeSpan.FromMinutes(1), TimeProvider.System, logger);
        _models = new(options, _buffers, new(_meter, _dispatcher, new(Time), Time, logger, new(_meter, logger))) { IsEnabled = true };
        _subscription = _models.Listen(_source)!;
    }

    public ManualTimeProvider Time { get; } = new();

    /// <inheritdoc cref="RecordingLoggers.Faults"/>
    public IEnumerable<string> Faults => _loggers.Faults;

    public IReadOnlyList<WindowReport> Reports =>
        [.. _models.Reports(_source.Schema.Name, null, WindowHorizon.Window), .. _models.Reports(_source.Schema.Name, null, WindowHorizon.Slow)];

    public IReadOnlyList<Incident> Incidents => _models.Incidents(_source.Schema.Name, null);

    public ModelStatus Status => _models.Status().Single();

    public void Write(object?[] row, double latency = double.NaN)
    {
        for (var column = 0; column < row.Length; column++)
        {
            _row[column] = row[column] switch
            {
                double number => number,
                bool flag => RowEncoding.Boolean(flag),
                string text => _source.Category(column, text),
                _ => double.NaN,
            };
        }

        _subscription.Write(RecordKind.Row, latency, _row);
    }

    /// <summary>Writes rows, then lets the agent read and judge.</summary>
    public void WriteMany(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            Write(row);
        }

        _models.RunCycle();
    }

    public void WriteError() => _subscription.Write(RecordKind.Error, double.NaN, [_source.ErrorType(new InvalidOperationException())]);

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
