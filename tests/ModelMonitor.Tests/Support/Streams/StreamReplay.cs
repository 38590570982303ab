using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;

namespace ModelMonitor.Tests.Support;

/// <summary>A stream as predictions of a model that an agent watches.</summary>
public sealed class StreamReplay
{
    // Fewer than a ring holds.
    private const int RowsPerCycle = 500;

    // Windows of 500 rows last 83 minutes, so that a budget of 30 days is one of 518 windows.
    private static readonly TimeSpan TimePerRow = TimeSpan.FromSeconds(10);

    private readonly StreamRows _stream;
    private readonly PredictionSource _source;
    private readonly Baseline _baseline;
    private readonly RecordingLoggers _loggers = new();

    /// <param name="stream">The stream.</param>
    /// <param name="purpose">What tells its model from those of other tests.</param>
    /// <param name="baseline">The rows of the baseline.</param>
    public StreamReplay(StreamRows stream, string purpose, IEnumerable<object?[]> baseline)
    {
        _stream = stream;
        _source = PredictionSource.Register(stream.Schema(purpose));
        _baseline = Baseline.FromRows(_source.Schema, baseline.Select(stream.Scored));
    }

    /// <summary>Lets an agent finish the cross-check of p-values at a size, which it does one column a cycle and keeps with the baseline.</summary>
    public void Calibrate(IEnumerable<object?[]> rows, int windowSize)
    {
        var time = new ManualTimeProvider();
        using var agent = Start(windowSize, time);
        Feed(agent, time, rows.Take(windowSize));
        for (var column = 0; column < _baseline.Columns.Count; column++)
        {
            agent.Drain();
        }

        _baseline.Profile.Calibrations.ShouldContain(known => known.WindowSize == CountCalibration.SizeOf(windowSize));
    }

    /// <summary>The reports of an agent that sees rows and nothing before them.</summary>
    public IReadOnlyList<WindowReport> Reports(IEnumerable<object?[]> rows, int windowSize, Action<ModelOptions>? configure = null) =>
        Watch(rows, windowSize, configure).Reports;

    /// <summary>What an agent tells that sees rows and nothing before them.</summary>
    public StreamWatch Watch(IEnumerable<object?[]> rows, int windowSize, Action<ModelOptions>? configure = null)
    {
        // By a clock of its own: levels follow from the pace.
        var time = new ManualTimeProvider();
        using var agent = Start(windowSize, time, configure);
        Feed(agent, time, rows);
        var name = _source.Schema.Name;
        _loggers.Faults.ShouldBeEmpty();
        return new(agent.Reports(name), agent.Reports(name, horizon: WindowHorizon.Slow), agent.Incidents(name));
    }

    private MonitoringAgent Start(int windowSize, TimeProvider time, Action<ModelOptions>? configure = null) => MonitoringAgent.Start(
        options =>
        {
            var model = options.ForModel(_source.Schema.Name).UseBaseline(_baseline);
            (model.WindowSize, model.KeptReports, model.Alerts.KeptIncidents) = (windowSize, 1_000, 1_000);
            configure?.Invoke(model);
        },
        _loggers,
        time);

    private void Feed(MonitoringAgent agent, ManualTimeProvider time, IEnumerable<object?[]> rows)
    {
        var values = new double[_source.Schema.RowLength];
        var waiting = 0;
        foreach (var row in rows)
        {
            Write(_stream.Scored(row), values);
            _source.Begin().Complete(values);
            time.Advance(TimePerRow);
            if (++waiting == RowsPerCycle)
            {
                agent.Drain();
                waiting = 0;
            }
        }

        agent.Drain();
    }

    private void Write(object?[] row, double[] values)
    {
        for (var column = 0; column < row.Length; column++)
        {
            values[column] = row[column] switch
            {
                double number => number,
                string text => _source.Category(column, text),
                _ => double.NaN,
            };
        }
    }
}
