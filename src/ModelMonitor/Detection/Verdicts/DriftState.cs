namespace ModelMonitor.Detection;

/// <summary>What a window says about a column or a model.</summary>
public enum DriftState
{
    /// <summary>No prediction at all in a window that goes by time.</summary>
    NoData,

    /// <summary>Too few values to say anything.</summary>
    InsufficientData,

    /// <summary>Nothing that is certain and large enough.</summary>
    Stable,

    /// <summary>A certain and large change in this window that has not persisted yet.</summary>
    Suspected,

    /// <summary>A certain and large change that has persisted: an alarm.</summary>
    Drifted,
}
