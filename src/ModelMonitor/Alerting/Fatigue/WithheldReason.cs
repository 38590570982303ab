namespace ModelMonitor.Alerting;

/// <summary>Why an alert is not sent.</summary>
internal enum WithheldReason
{
    /// <summary>What it tells of is muted.</summary>
    Muted,

    /// <summary>Its incident is acknowledged.</summary>
    Acknowledged,

    /// <summary>Too soon after the last of the same incident.</summary>
    Cooldown,

    /// <summary>Its incident is below the least severity.</summary>
    Severity,
}
