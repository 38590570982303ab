using ModelMonitor.Alerting;
using ModelMonitor.Schema;

namespace ModelMonitor.Telemetry;

/// <summary>The series of one model that need no baseline.</summary>
internal sealed class ModelMeasurements
{
    private readonly AgentMeter _meter;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly CounterSeries _predictions;
    private readonly CounterSeries _fallbacks;
    private readonly CounterSeries[] _violations;
    private readonly CounterSeries _bufferFull;
    private readonly CounterSeries _tooManyThreads;
    private readonly CounterSeries _unreadable;
    private readonly Dictionary<string, CounterSeries> _errors = [];

    public ModelMeasurements(AgentMeter meter, ModelSchema schema)
    {
        _meter = meter;
        _tags = [new(MetricTags.ModelName, schema.Name), new(MetricTags.ModelVersion, schema.Version)];
        _predictions = new(meter.Predictions, _tags);
        _fallbacks = new(meter.Fallbacks, _tags);
        _violations = [.. schema.Rules.Select(rule => new CounterSeries(
            meter.FeatureViolations, [.. _tags, new(MetricTags.FeatureName, rule.Feature), new(MetricTags.Rule, rule.Name)]))];
        _bufferFull = Dropped(DropReasons.BufferFull);
        _tooManyThreads = Dropped(DropReasons.TooManyThreads);
        _unreadable = Dropped(DropReasons.Unreadable);
    }

    /// <summary>The series of a model that belong to one baseline.</summary>
    public BaselineMeasurements ForBaseline(Baselines.Baseline baseline) => new(_meter, baseline, _tags);

    /// <summary>Tells the totals.</summary>
    /// <param name="totals">What became of the predictions.</param>
    /// <param name="violations">The predictions that violate each rule.</param>
    public void Publish(in PredictionTotals totals, ReadOnlySpan<long> violations)
    {
        _predictions.Publish(totals.Succeeded);
        _fallbacks.Publish(totals.FellBack);
        for (var rule = 0; rule < _violations.Length; rule++)
        {
            _violations[rule].Publish(violations[rule]);
        }

        _bufferFull.Publish(totals.BufferFull);
        _tooManyThreads.Publish(totals.TooManyThreads);
        _unreadable.Publish(totals.Unreadable);
    }

    public void PublishErrors(string errorType, long total)
    {
        if (!_errors.TryGetValue(errorType, out var series))
        {
            series = new(_meter.Predictions, [.. _tags, new(MetricTags.ErrorType, errorType)]);
            _errors.Add(errorType, series);
        }

        series.Publish(total);
    }

    /// <summary>Records a latency in seconds; NaN, a call that was not timed, is left out.</summary>
    public void RecordDuration(double seconds)
    {
        if (double.IsFinite(seconds))
        {
            _meter.PredictionDuration.Record(seconds, _tags);
        }
    }

    /// <summary>The series of the model's incidents.</summary>
    public IncidentMeasurements ForIncidents(IncidentBook incidents) => new(_meter, incidents, _tags);

    private CounterSeries Dropped(string reason) => new(_meter.CaptureDropped, [.. _tags, new(MetricTags.Reason, reason)]);
}
