using ModelMonitor.Detection;
namespace ModelMonitor.Telemetry;

/// <summary>The names of the metrics' attributes.</summary>
public static class MetricTags
{
    /// <summary>The model's name.</summary>
    public const string ModelName = "model.name";

    /// <summary>The model's version.</summary>
    public const string ModelVersion = "model.version";

    /// <summary>The fingerprint of the baseline, so that counts of different baselines never mix.</summary>
    public const string BaselineId = "baseline.id";

    /// <summary>The column: a feature, the prediction or the score.</summary>
    public const string FeatureName = "feature.name";

    /// <summary>The bin of the baseline: an index, <c>missing</c>, <c>infinite</c>, <c>other</c> or <c>unseen</c>.</summary>
    public const string Bin = "bin";

    /// <summary>The drift statistic; <see cref="StatisticNames"/> has the values.</summary>
    public const string Statistic = "statistic";

    /// <summary>
    /// Why predictions were dropped; <see cref="DropReasons"/> has the values. Why alerts were kept back: <c>muted</c>,
    /// <c>acknowledged</c>, <c>cooldown</c> or <c>severity</c>.
    /// </summary>
    public const string Reason = "reason";

    /// <summary>
    /// The type of the exception that a prediction threw; of one that was refused, since it violates a rule,
    /// <c>System.ComponentModel.DataAnnotations.ValidationException</c>.
    /// </summary>
    public const string ErrorType = "error.type";

    /// <summary>The kind of rule that is violated, such as <c>range</c> or <c>required</c>.</summary>
    public const string Rule = "rule";

    /// <summary>Whether an incident was <c>raised</c>, <c>escalated</c> or <c>cleared</c>.</summary>
    public const string Kind = "kind";

    /// <summary>How much an incident matters: <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>.</summary>
    public const string Severity = "severity";

    /// <summary>Whom an incident concerns: <c>reliability</c> or <c>robustness</c>.</summary>
    public const string Category = "category";

    /// <summary>The name of an alert sink's type, or <c>other</c> past the first 16.</summary>
    public const string Sink = "sink";
}
