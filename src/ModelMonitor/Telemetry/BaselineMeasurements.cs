using System.Diagnostics;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;

namespace ModelMonitor.Telemetry;

/// <summary>The series of one model against one baseline: every bin of every column, and its drift.</summary>
internal sealed class BaselineMeasurements
{
    private readonly AgentMeter _meter;
    private readonly KeyValuePair<string, object?>[] _modelTags;
    private readonly ColumnMeasurements[] _columns;
    private readonly TagList _baselineTags;
    private WindowReport? _published;
    private bool _wasListened;

    public BaselineMeasurements(AgentMeter meter, Baseline baseline, KeyValuePair<string, object?>[] modelTags)
    {
        _meter = meter;
        _modelTags = modelTags;
        _baselineTags = new(modelTags) { { MetricTags.BaselineId, baseline.Id } };
        _columns = [.. baseline.Columns.Select(column => new ColumnMeasurements(meter, column))];
    }

    /// <summary>Tells the counts of a column's cells so far.</summary>
    public void PublishObservations(int column, ReadOnlySpan<long> binTotals) => _columns[column].PublishObservations(_baselineTags, binTotals);

    /// <summary>
    /// Tells the baseline and the last window, if there is news: a window, or somebody who has begun to listen.
    /// </summary>
    /// <param name="last">The last window, if there was one.</param>
    /// <param name="thresholds">What its levels amount to.</param>
    public void PublishGauges(WindowReport? last, WindowThresholds thresholds)
    {
        var isListened = _meter.FeatureDrift.Enabled;
        var isNew = isListened && !_wasListened;
        _wasListened = isListened;
        if (isNew)
        {
            PublishBaseline();
        }

        if (last is not null && (isNew || !ReferenceEquals(last, _published)))
        {
            PublishReport(last);
            PublishThresholds(thresholds.Of(last));
            _published = last;
        }
    }

    private void PublishBaseline()
    {
        foreach (var column in _columns)
        {
            column.PublishBaseline(_baselineTags);
        }
    }

    private void PublishThresholds(IReadOnlyList<EffectiveThreshold> thresholds)
    {
        // The model's own is the first; those of the columns follow in their order.
        var column = 0;
        foreach (var threshold in thresholds.Skip(1))
        {
            column = Array.FindIndex(_columns, column, each => each.Name == threshold.Subject);
            _columns[column].PublishThreshold(_baselineTags, threshold);
        }
    }

    private void PublishReport(WindowReport report)
    {
        _meter.WindowSize.Record(report.Predictions, _modelTags);
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].PublishVerdict(_baselineTags, report.Columns[i]);
        }
    }
}
