using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>Counts the predictions of a model that has a baseline, and judges each window that is full.</summary>
internal sealed class WindowMonitor
{
    private readonly BaselineMeasurements _baselineMeasurements;
    private readonly ModelCollaborators _collaborators;
    private readonly ModelSchema _schema;
    private readonly BatchCounter _counter;
    private readonly RowBatch _batch;
    private readonly PaneWindow _window;
    private readonly BinTotals _totals;
    private readonly WindowThresholds _thresholds;
    private readonly Lazy<ModelHorizons> _horizons;
    private readonly Pace _pace;
    private readonly ReportHistory _reports;
    private readonly Freshness _freshness;
    private readonly LastRows _rows;
    private volatile WindowReport? _last;
    private double _toldLevel = double.NaN;
    private long _calls;

    public WindowMonitor(
        PredictionSource source, Baseline baseline, ModelOptions options, ModelMeasurements measurements, ModelCollaborators collaborators,
        LastRows rows)
    {
        Baseline = baseline;
        _baselineMeasurements = measurements.ForBaseline(baseline);
        _collaborators = collaborators;
        _reports = new(options.KeptReports, Math.Max(1, options.SlowWindows));
        _schema = source.Schema;
        Incidents = new(_schema, options, measurements, collaborators);
        _rows = rows;
        var layouts = baseline.Layouts;
        _counter = new(source, layouts);
        _batch = new(layouts.Count, RowBatch.CapacityFor(layouts.Count + _schema.FlagWords), _schema.FlagWords);
        _totals = new(layouts);
        var size = options.WindowDuration is { } duration
            ? WindowSize.OfDuration(duration, options.Panes)
            : WindowSize.OfCount(options.WindowSize, options.Panes);
        var shape = BaselineShape.Of(baseline, _schema.Rules.Count);
        var now = ClockReading.Of(collaborators.Time);
        _pace = Pace.Of(size, now.Elapsed);
        _freshness = new(options.FalseAlarmBudget / BudgetShares.Silence);
        _thresholds = new(baseline, options.Drift);
        // Not before there is something to judge: of a thousand models most may never be called.
        _horizons = new(() => new(baseline, _schema, options, size, shape, _pace, collaborators));
        _window = new(shape, size, now, ClosePane, LookAt);
    }

    public Baseline Baseline { get; }

    /// <summary>The last windows of each horizon, oldest first.</summary>
    public IReadOnlyList<WindowReport> Reports => _reports.All;

    public ModelIncidents Incidents { get; }

    /// <summary>From where on the statistics of the last window were alarms.</summary>
    public IReadOnlyList<EffectiveThreshold> Thresholds => _last is { } last ? _thresholds.Of(last) : [];

    /// <summary>Counts a prediction that the model made.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="latency">How long it took, in seconds; NaN where it was not timed.</param>
    public void Append(ReadOnlySpan<double> row, double latency)
    {
        _calls++;
        AddLatency(latency);
        _batch.Append(row);
        if (_batch.IsFull)
        {
            CountBatch();
        }
    }

    /// <summary>Counts a prediction that threw into the window of the rows before it.</summary>
    public void AddError()
    {
        _calls++;
        NextPane().Errors++;
    }

    /// <summary>Counts a prediction whose row is kept out of the distributions, with what it violates.</summary>
    public void AddApart(RecordKind kind, ReadOnlySpan<double> row, double latency)
    {
        _calls++;
        var pane = NextPane();
        switch (kind)
        {
            case RecordKind.Refused:
                pane.Errors++;
                pane.Refused++;
                break;
            case RecordKind.Fallback:
                pane.FellBack++;
                break;
            default:
                AddLatency(latency);
                pane.Flagged++;
                break;
        }

        _counter.CountViolations(_schema.FlagsOf(row), pane);
    }

    /// <summary>Counts a row that the model made in the shadow of its fallback, whose own row has told what it violates.</summary>
    public void AddShadow(ReadOnlySpan<double> row)
    {
        // At one time: no pane may end between the two.
        var now = ClockReading.Of(_collaborators.Time);
        CountBatch(now);
        _window.Open.Shadowed++;
        _batch.AppendUnflagged(row);
        CountBatch(now);
    }

    /// <summary>Counts what was read in a cycle, closes the panes that are full, and tells.</summary>
    public void EndCycle(ClockReading now)
    {
        CountBatch(now);
        _batch.Release();
        if (_calls == 0)
        {
            _window.Open.Rest();
        }

        for (var column = 0; column < Baseline.Columns.Count; column++)
        {
            _baselineMeasurements.PublishObservations(column, _totals.Of(column, _window.Open.Columns[column]));
        }

        _baselineMeasurements.PublishGauges(_last, _thresholds);
        TellSilence(now);
        Incidents.EndCycle();
    }

    /// <summary>Goes on with the cross-check of p-values, one column at a time.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Calibrate() => _horizons.IsValueCreated && _horizons.Value.Calibrate();

    /// <summary>The pane of the next prediction. Rows that wait in the batch are counted only if a pane ends among them.</summary>
    private WindowCounts NextPane()
    {
        if (_batch.Count >= _window.Room)
        {
            CountBatch();
        }

        return _window.Open;
    }

    private void AddLatency(double latency)
    {
        if (double.IsFinite(latency))
        {
            NextPane().Latencies.Add(latency);
        }
    }

    private void CountBatch() => CountBatch(ClockReading.Of(_collaborators.Time));

    private void CountBatch(ClockReading now)
    {
        try
        {
            _window.Count(_counter, _batch, 0, now, Judge);
        }
        finally
        {
            // Where a listener of the metrics throws, rows that have been counted must not be counted again.
            _batch.Clear();
        }
    }

    /// <summary>Each pane is told of once, also where windows overlap, and before its window.</summary>
    private void ClosePane(WindowCounts pane)
    {
        _totals.Add(pane);
        _pace.Add(_collaborators.Time.GetElapsedTime(0));
        try
        {
            LookAt(pane);
        }
        finally
        {
            // Whatever became of the slice.
            _horizons.Value.Evidence.ClosePane();
            _horizons.Value.AddSlow(pane, Tell);
        }
    }

    /// <summary>What shows before the window is full is told at once.</summary>
    private void LookAt(WindowCounts pane)
    {
        if (_horizons.Value.Evidence.Look(pane) is { } news)
        {
            Incidents.Update(_collaborators.Time.GetUtcNow(), null, news.Transitions, news.Findings);
        }
    }

    private void Judge(WindowCounts window)
    {
        var (report, transitions) = _horizons.Value.Judge(window);
        _last = report;
        _rows.Take(window, report.Findings.Count > 0);
        TellLevel(report, report.Levels!);
        Tell(report, transitions);
    }

    /// <summary>Tells the level when it is set, and when it has changed by more than a factor of two.</summary>
    private void TellLevel(WindowReport report, DecisionLevels levels)
    {
        if (levels.Tests > 0 && !(Math.Abs(Math.Log2(levels.PerTest / _toldLevel)) <= 1))
        {
            _toldLevel = levels.PerTest;
            _collaborators.Logger.ThresholdsSet(_schema.Name, _schema.Version, levels.PerTest, _thresholds.Describe(report));
        }
    }

    /// <summary>A silence is no window's: without predictions a window by count never ends.</summary>
    private void TellSilence(ClockReading now)
    {
        var transition = _freshness.Advance(now.Elapsed, _calls);
        _calls = 0;
        if (transition is { } silence)
        {
            Incidents.Update(now.Time, null, [silence], silence.IsRaised ? [silence.Finding] : []);
        }
    }

    private void Tell(WindowReport report, IReadOnlyList<DriftTransition> transitions)
    {
        _reports.Add(report);
        Incidents.Update(report.End, report, transitions, report.Findings);
    }
}
