namespace ModelMonitor.Alerting;

/// <summary>What the sinks know of an incident, and when they were told.</summary>
internal sealed class ToldState
{
    /// <summary>Whether they think that it is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The severity that they know.</summary>
    public IncidentSeverity Severity { get; private set; }

    /// <summary>The monotonic time of the last escalation since it was raised.</summary>
    public long? EscalatedAt { get; private set; }

    /// <summary>The monotonic time at which its end was last told.</summary>
    public long? ClearedAt { get; private set; }

    /// <summary>What was last kept from them, so that it is counted once.</summary>
    public (AlertKind Kind, IncidentSeverity Severity, int Untold, int Reopened)? Withheld { get; set; }

    public void Note(AlertKind kind, IncidentSeverity severity, long timestamp)
    {
        (IsOpen, Severity, Withheld) = (kind != AlertKind.Cleared, severity, null);
        switch (kind)
        {
            case AlertKind.Raised:
                EscalatedAt = null;
                break;
            case AlertKind.Escalated:
                EscalatedAt = timestamp;
                break;
            default:
                ClearedAt = timestamp;
                break;
        }
    }
}
