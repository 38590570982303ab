namespace ModelMonitor.Detection;

/// <summary>Whom an alarm concerns.</summary>
public enum AlarmCategory
{
    /// <summary>The pipeline around the model: logging, schema, latency, errors, volume. For those who run it.</summary>
    Reliability,

    /// <summary>The data that the model meets: shift, noise, outliers, attack. For those who answer for the model.</summary>
    Robustness,
}
