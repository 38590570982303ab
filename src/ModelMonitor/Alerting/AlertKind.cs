namespace ModelMonitor.Alerting;

/// <summary>Whether an alert opens or closes an alarm.</summary>
public enum AlertKind
{
    /// <summary>A change has persisted.</summary>
    Raised,

    /// <summary>The change is gone.</summary>
    Cleared,
}
