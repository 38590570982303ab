using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>
/// Compares what is so with what the sinks know, and says what they are to be told and what is to wait. Since it is asked
/// again and again, what waits is told as soon as nothing is in its way, if it is still so.
/// </summary>
internal sealed class AlertPolicy(string model, AlertOptions options, Mutes mutes, FindingOrder order, TimeProvider time)
{
    /// <summary>What is to be told of an incident, and what keeps that back; both <see langword="null"/> where there is no news.</summary>
    public (AlertKind? Kind, WithheldReason? Withheld) Decide(IncidentCase incident)
    {
        var told = incident.Told;
        return (incident.State, told.IsOpen) switch
        {
            (IncidentState.Resolved, true) => (AlertKind.Cleared, IsMuted(incident) ? WithheldReason.Muted : null),
            (IncidentState.Resolved, false) => (null, null),
            (_, false) => (AlertKind.Raised, RaisedWithheld(incident)),
            _ when incident.Severity > told.Severity => (AlertKind.Escalated, EscalatedWithheld(incident)),
            // What is of all columns together follows from what has been told.
            _ when incident.Untold.Any(member => !FindingOrder.IsJoint(member.Finding)) =>
                (AlertKind.Escalated, incident.IsAcknowledged ? WithheldReason.Acknowledged : EscalatedWithheld(incident)),
            _ => (null, null),
        };
    }

    /// <summary>Whether all that an incident is about is muted. Outputs follow the features, and are asked only where they are alone.</summary>
    public bool IsMuted(IncidentCase incident)
    {
        var causes = incident.Current.Where(member => !order.IsOutput(member.Finding)).ToList();
        return (causes.Count > 0 ? causes : incident.Current).All(member => mutes.IsMuted(model, member.Finding));
    }

    private WithheldReason? RaisedWithheld(IncidentCase incident) => true switch
    {
        _ when IsMuted(incident) => WithheldReason.Muted,
        _ when incident.Severity < options.MinimumSeverity => WithheldReason.Severity,
        _ when incident.IsAcknowledged => WithheldReason.Acknowledged,
        _ when IsCooling(incident.Told.ClearedAt) => WithheldReason.Cooldown,
        _ => null,
    };

    private WithheldReason? EscalatedWithheld(IncidentCase incident) => true switch
    {
        _ when IsMuted(incident) => WithheldReason.Muted,
        _ when IsCooling(incident.Told.EscalatedAt) => WithheldReason.Cooldown,
        _ => null,
    };

    private bool IsCooling(long? timestamp) => timestamp is { } at && time.GetElapsedTime(at) < options.Cooldown;
}
