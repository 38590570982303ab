using ModelMonitor.Aggregation;
using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>Counts the predictions of a model that has a baseline, and judges each window that is full.</summary>
internal sealed class WindowMonitor
{
    private readonly ModelMeasurements _measurements;
    private readonly BaselineMeasurements _baselineMeasurements;
    private readonly ModelCollaborators _collaborators;
    private readonly ModelSchema _schema;
    private readonly DriftDetector _detector;
    private readonly BatchCounter _counter;
    private readonly RowBatch _batch;
    private readonly PaneWindow _window;
    private readonly BinTotals _totals;
    private readonly Pace _pace;
    private readonly Queue<WindowReport> _reports = new();
    private readonly int _keptReports;
    private WindowReport? _last;
    private long _sequence;

    public WindowMonitor(
        PredictionSource source, Baseline baseline, ModelOptions options, ModelMeasurements measurements, ModelCollaborators collaborators)
    {
        Baseline = baseline;
        _measurements = measurements;
        _baselineMeasurements = measurements.ForBaseline(baseline);
        _collaborators = collaborators;
        _keptReports = options.KeptReports;
        _schema = source.Schema;
        var layouts = baseline.Layouts;
        _counter = new(source, layouts);
        _batch = new(layouts.Count, RowBatch.CapacityFor(layouts.Count + _schema.FlagWords), _schema.FlagWords);
        _totals = new(layouts);
        var size = options.WindowDuration is { } duration
            ? WindowSize.OfDuration(duration, options.Panes)
            : WindowSize.OfCount(options.WindowSize, options.Panes);
        var now = ClockReading.Of(collaborators.Time);
        _window = new(layouts, size, now, ClosePane, _schema.Rules.Count);
        _pace = Pace.Of(size, now.Elapsed);
        _detector = new(baseline, options.Drift, new(options.FalseAlarmBudget, _pace), options.Panes, _schema.Rules, importance: options.Importance);
    }

    public Baseline Baseline { get; }

    /// <summary>The last windows, oldest first.</summary>
    public IReadOnlyList<WindowReport> Reports
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    public void Append(ReadOnlySpan<double> row)
    {
        _batch.Append(row);
        if (_batch.IsFull)
        {
            CountBatch();
        }
    }

    /// <summary>Counts a prediction that threw into the window of the rows before it.</summary>
    public void AddError() => NextPane().Errors++;

    /// <summary>Counts a prediction whose row is kept out of the distributions, with what it violates.</summary>
    public void AddApart(RecordKind kind, ReadOnlySpan<double> row)
    {
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

    public void EndCycle()
    {
        CountBatch();
        for (var column = 0; column < Baseline.Columns.Count; column++)
        {
            _baselineMeasurements.PublishObservations(column, _totals.Of(column, _window.Open.Columns[column]));
        }

        _baselineMeasurements.PublishGauges(_last);
    }

    /// <summary>The pane of the next prediction. Rows that wait in the batch are counted only if a pane ends among them.</summary>
    private WindowCounts NextPane()
    {
        if (_batch.Count >= _window.Room)
        {
            CountBatch();
        }

        return _window.Open;
    }

    private void CountBatch() => CountBatch(ClockReading.Of(_collaborators.Time));

    private void CountBatch(ClockReading now)
    {
        _window.Count(_counter, _batch, 0, now, Judge);
        _batch.Clear();
    }

    private void ClosePane(WindowCounts pane)
    {
        _totals.Add(pane);
        _pace.Add(_collaborators.Time.GetElapsedTime(0));
    }

    private void Judge(WindowCounts window)
    {
        var (report, transitions) = _detector.Evaluate(window, ++_sequence);
        _last = report;
        lock (_reports)
        {
            _reports.Enqueue(report);
            if (_reports.Count > _keptReports)
            {
                _reports.Dequeue();
            }
        }

        foreach (var transition in transitions)
        {
            var alert = new Alert
            {
                Kind = transition.IsRaised ? AlertKind.Raised : AlertKind.Cleared,
                Time = report.End,
                Window = report,
                Finding = transition.Finding,
            };
            _measurements.RecordAlert(alert);
            _collaborators.Alerts.Dispatch(alert);
        }
    }
}
