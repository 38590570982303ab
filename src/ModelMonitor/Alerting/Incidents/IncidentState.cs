namespace ModelMonitor.Alerting;

/// <summary>Where an incident stands.</summary>
public enum IncidentState
{
    /// <summary>What it tells of is still so, and nobody has said that they know.</summary>
    Open,

    /// <summary>It is still so, and somebody has said that they know; only a rise of the severity and the end are told.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}
