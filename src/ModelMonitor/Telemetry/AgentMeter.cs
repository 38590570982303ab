using System.Diagnostics.Metrics;

namespace ModelMonitor.Telemetry;

/// <summary>
/// The instruments of one agent. They are synchronous ones, fed by the agent: observable ones would build a tag
/// array for each series at each collection.
/// </summary>
internal sealed class AgentMeter : IDisposable
{
    private static readonly double[] DurationBoundaries =
        [1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter _meter;
    private readonly bool _isOwned;

    public AgentMeter(IMeterFactory? factory)
    {
        _isOwned = factory is null;
        _meter = factory?.Create(MetricNames.Meter) ?? new Meter(MetricNames.Meter);
        Predictions = _meter.CreateCounter<long>(MetricNames.Predictions, "{prediction}", "Predictions made.");
        Fallbacks = _meter.CreateCounter<long>(MetricNames.Fallbacks, "{prediction}", "Predictions that the fallback answered.");
        PredictionDuration = Duration(MetricNames.PredictionDuration, "The time that timed predictions took.");
        CaptureDropped = _meter.CreateCounter<long>(MetricNames.CaptureDropped, "{prediction}", "Predictions made and not captured.");
        FeatureObservations = _meter.CreateCounter<long>(
            MetricNames.FeatureObservations, "{observation}", "Values of a feature or output by bin of its baseline.");
        FeatureViolations = _meter.CreateCounter<long>(
            MetricNames.FeatureViolations, "{violation}", "Predictions with a feature that violates a rule.");
        FeatureBaselineRatio = _meter.CreateGauge<double>(
            MetricNames.FeatureBaselineRatio, "1", "The baseline's share of a bin.");
        FeatureBaselineObservations = _meter.CreateGauge<long>(
            MetricNames.FeatureBaselineObservations, "{observation}", "The values in the baseline.");
        FeatureDrift = _meter.CreateGauge<double>(MetricNames.FeatureDrift, "{score}", "A drift statistic of the last window.");
        FeatureThreshold = _meter.CreateGauge<double>(
            MetricNames.FeatureThreshold, "{score}", "From where on a statistic is an alarm if it persists.");
        WindowSize = _meter.CreateGauge<long>(MetricNames.WindowSize, "{prediction}", "The predictions in the last window.");
        Alerts = _meter.CreateCounter<long>(MetricNames.Alerts, "{alert}", "Alerts sent: incidents raised, escalated and cleared.");
        AlertsWithheld = _meter.CreateCounter<long>(MetricNames.AlertsWithheld, "{alert}", "Alerts kept back.");
        AlertsLost = _meter.CreateCounter<long>(MetricNames.AlertsLost, "{alert}", "Alerts that did not reach a sink.");
        IncidentsOpen = _meter.CreateGauge<long>(MetricNames.IncidentsOpen, "{incident}", "Incidents that are not resolved.");
        CycleDuration = Duration(MetricNames.AgentCycleDuration, "The time that a cycle of the agent took.");
        Faults = _meter.CreateCounter<long>(MetricNames.AgentFaults, "{fault}", "Faults inside the agent that were caught.");
    }

    public Counter<long> Predictions { get; }

    public Counter<long> Fallbacks { get; }

    public Histogram<double> PredictionDuration { get; }

    public Counter<long> CaptureDropped { get; }

    public Counter<long> FeatureObservations { get; }

    public Counter<long> FeatureViolations { get; }

    public Gauge<double> FeatureBaselineRatio { get; }

    public Gauge<long> FeatureBaselineObservations { get; }

    public Gauge<double> FeatureDrift { get; }

    public Gauge<double> FeatureThreshold { get; }

    public Gauge<long> WindowSize { get; }

    public Counter<long> Alerts { get; }

    public Counter<long> AlertsWithheld { get; }

    public Counter<long> AlertsLost { get; }

    public Gauge<long> IncidentsOpen { get; }

    public Histogram<double> CycleDuration { get; }

    public Counter<long> Faults { get; }

    // A factory owns the meters that it made.
    public void Dispose()
    {
        if (_isOwned)
        {
            _meter.Dispose();
        }
    }

    private Histogram<double> Duration(string name, string description) => _meter.CreateHistogram<double>(
        name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBoundaries });
}
