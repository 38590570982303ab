namespace ModelMonitor.Telemetry;

/// <summary>The names of the metrics, as an OTLP backend sees them.</summary>
public static class MetricNames
{
    /// <summary>The meter that all metrics belong to.</summary>
    public const string Meter = "ModelMonitor";

    /// <summary>Predictions made: counter, <c>{prediction}</c>.</summary>
    public const string Predictions = "modelmonitor.predictions";

    /// <summary>Predictions that the fallback answered: counter, <c>{prediction}</c>.</summary>
    public const string Fallbacks = "modelmonitor.fallbacks";

    /// <summary>The time that timed predictions took: histogram, <c>s</c>.</summary>
    public const string PredictionDuration = "modelmonitor.prediction.duration";

    /// <summary>Predictions that were made and not captured: counter, <c>{prediction}</c>.</summary>
    public const string CaptureDropped = "modelmonitor.capture.dropped";

    /// <summary>Values of a column by bin of its baseline: counter, <c>{observation}</c>.</summary>
    public const string FeatureObservations = "modelmonitor.feature.observations";

    /// <summary>Predictions with a feature that violates a rule, by feature and rule: counter, <c>{violation}</c>.</summary>
    public const string FeatureViolations = "modelmonitor.feature.violations";

    /// <summary>The baseline's share of a bin: gauge, <c>1</c>.</summary>
    public const string FeatureBaselineRatio = "modelmonitor.feature.baseline.ratio";

    /// <summary>The values in a column's baseline: gauge, <c>{observation}</c>.</summary>
    public const string FeatureBaselineObservations = "modelmonitor.feature.baseline.observations";

    /// <summary>A drift statistic of a column in the last window: gauge, <c>{score}</c>.</summary>
    public const string FeatureDrift = "modelmonitor.feature.drift";

    /// <summary>
    /// From where on a statistic of a column is an alarm if it persists, in the last window: gauge, <c>{score}</c>. A p-value
    /// alarms at or below it, any other statistic at or above it.
    /// </summary>
    public const string FeatureThreshold = "modelmonitor.feature.threshold";

    /// <summary>The predictions in the last window: gauge, <c>{prediction}</c>.</summary>
    public const string WindowSize = "modelmonitor.window.size";

    /// <summary>Alerts sent, by kind, severity and category: counter, <c>{alert}</c>.</summary>
    public const string Alerts = "modelmonitor.alerts";

    /// <summary>Alerts kept back, by reason: counter, <c>{alert}</c>.</summary>
    public const string AlertsWithheld = "modelmonitor.alerts.withheld";

    /// <summary>Alerts that did not reach a sink, by the name of its type: counter, <c>{alert}</c>.</summary>
    public const string AlertsLost = "modelmonitor.alerts.lost";

    /// <summary>The incidents that are not resolved, by severity: gauge, <c>{incident}</c>.</summary>
    public const string IncidentsOpen = "modelmonitor.incidents.open";

    /// <summary>The time that a cycle of the agent took: histogram, <c>s</c>.</summary>
    public const string AgentCycleDuration = "modelmonitor.agent.cycle.duration";

    /// <summary>Faults inside the agent that were caught: counter, <c>{fault}</c>.</summary>
    public const string AgentFaults = "modelmonitor.agent.faults";
}
