using ModelMonitor.Aggregation;
using ModelMonitor.Alerting;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Telemetry;

/// <summary>How many series the metrics can have, known from the schemas of the registered models.</summary>
public static class MetricCardinality
{
    // A baseline that is replaced starts series of its own while the old ones are still exported.
    private const int Baselines = 2;
    private const int ErrorTypes = 17;

    private static readonly int AlertKinds = Enum.GetValues<AlertKind>().Length;
    private static readonly int Severities = Enum.GetValues<IncidentSeverity>().Length;
    private static readonly int Categories = Enum.GetValues<AlarmCategory>().Length;
    private static readonly int WithheldReasons = Enum.GetValues<WithheldReason>().Length;

    /// <summary>The most series of a metric with the models that are registered now.</summary>
    /// <param name="metric">One of <see cref="MetricNames"/>.</param>
    /// <returns>At least 1; 1 for a metric without attributes.</returns>
    public static int LimitOf(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric == MetricNames.AlertsLost ? LossMeasurements.MaxSeries : Math.Max(1, PredictionSource.All.Sum(source => MaxSeriesOf(metric, source.Schema)));
    }

    /// <summary>The most series of a metric that a model adds; 0 for a metric of the agent.</summary>
    internal static int MaxSeriesOf(string metric, ModelSchema schema)
    {
        var columns = schema.Columns.Where(column => column.IsMonitored);
        return metric switch
        {
            // A refusal has a type of its own, which may come when those of the model's errors are used up.
            MetricNames.Predictions => 1 + ErrorTypes + (schema.Violations == ViolationPolicy.Throw ? 1 : 0),
            MetricNames.Fallbacks or MetricNames.PredictionDuration or MetricNames.WindowSize => 1,
            MetricNames.CaptureDropped => DropReasons.All.Count,
            MetricNames.FeatureViolations => schema.Rules.Count,
            MetricNames.FeatureObservations or MetricNames.FeatureBaselineRatio => Baselines * columns.Sum(MaxBins),
            MetricNames.FeatureBaselineObservations => Baselines * schema.MonitoredColumns,
            MetricNames.FeatureDrift => Baselines * schema.MonitoredColumns * StatisticNames.All.Count,
            MetricNames.FeatureThreshold => Baselines * schema.MonitoredColumns * FixedThresholds.Names.Count,
            MetricNames.Alerts => AlertKinds * Severities * Categories,
            MetricNames.AlertsWithheld => WithheldReasons,
            MetricNames.IncidentsOpen => Severities,
            _ => 0,
        };
    }

    private static int MaxBins(ColumnSchema column) => column.IsCategorical ? CategoricalLayout.MaxBins : NumericLayout.MaxBins;
}
