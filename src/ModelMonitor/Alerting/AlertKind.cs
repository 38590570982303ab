namespace ModelMonitor.Alerting;

/// <summary>What an alert says of an incident.</summary>
public enum AlertKind
{
    /// <summary>It is open.</summary>
    Raised,

    /// <summary>Its severity rose, or another finding joined it.</summary>
    Escalated,

    /// <summary>It is over.</summary>
    Cleared,
}
