using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Telemetry;

/// <summary>How many series the metrics can have, known from the schemas of the registered models.</summary>
public static class MetricCardinality
{
    // A baseline that is replaced starts series of its own while the old ones are still exported.
    private const int Baselines = 2;
    private const int ErrorTypes = 17;
    private const int AlertKinds = 2;

    /// <summary>The most series of a metric with the models that are registered now.</summary>
    /// <param name="metric">One of <see cref="MetricNames"/>.</param>
    /// <returns>At least 1; 1 for a metric without attributes.</returns>
    public static int LimitOf(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var schemas = PredictionSource.All.Select(source => source.Schema).ToList();
        var columns = schemas.SelectMany(schema => schema.Columns).Where(column => column.IsMonitored).ToList();
        return Math.Max(1, metric switch
        {
            MetricNames.Predictions => schemas.Sum(schema => 1 + ErrorTypes + (schema.Violations == ViolationPolicy.Throw ? 1 : 0)),
            MetricNames.Fallbacks or MetricNames.PredictionDuration or MetricNames.WindowSize => schemas.Count,
            MetricNames.CaptureDropped => schemas.Count * DropReasons.All.Count,
            MetricNames.FeatureObservations or MetricNames.FeatureBaselineRatio => Baselines * columns.Sum(MaxBins),
            MetricNames.FeatureViolations => schemas.Sum(schema => schema.Rules.Count),
            MetricNames.FeatureBaselineObservations => Baselines * columns.Count,
            MetricNames.FeatureDrift => Baselines * columns.Count * StatisticNames.All.Count,
            MetricNames.Alerts => columns.Count * AlertKinds,
            _ => 1,
        });
    }

    private static int MaxBins(ColumnSchema column) => column.IsCategorical ? CategoricalLayout.MaxBins : NumericLayout.MaxBins;
}
