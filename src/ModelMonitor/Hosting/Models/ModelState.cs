namespace ModelMonitor.Hosting;

/// <summary>Where the monitoring of a model stands.</summary>
public enum ModelState
{
    /// <summary>A baseline is being learned from the first predictions.</summary>
    Learning,

    /// <summary>Windows are compared with the baseline.</summary>
    Monitoring,

    /// <summary>Predictions are counted, but there is no usable baseline; <see cref="ModelStatus.Reason"/> says why.</summary>
    Unmonitored,
}
