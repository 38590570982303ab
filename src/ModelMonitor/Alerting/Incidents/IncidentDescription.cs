using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Alerting;

/// <summary>Says how an incident stands.</summary>
internal sealed class IncidentDescription(ModelSchema schema, FindingOrder order, SeverityTable severities, AlertPolicy policy)
{
    /// <summary>What an incident is called.</summary>
    public string IdOf(IncidentCase incident) => $"{schema.Name}@{schema.Version}#{incident.Number}";

    /// <summary>The incident as it stands.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="isOutputMoved">Whether an output of the model is in alarm, in this incident or another.</param>
    public Incident Of(IncidentCase incident, bool isOutputMoved)
    {
        var members = incident.Current;
        Finding[] findings = [.. members.Select(member => member.Finding)];
        var first = members.MinBy(member => member.Onset.Window)!;
        return new()
        {
            Id = IdOf(incident),
            Model = schema.Name,
            Version = schema.Version,
            State = incident.State,
            Severity = incident.Severity,
            Category = findings[0].Category,
            Kind = findings[0].Kind,
            Findings = findings,
            Opened = incident.Opened,
            LastSeen = incident.LastSeen,
            Resolved = incident.Resolved,
            Windows = incident.Windows,
            Reopened = incident.Reopened,
            FirstMover = new(first.Key.Subject, first.Onset.Time),
            IsMuted = policy.IsMuted(incident),
            Summary = IncidentSentence.Summary(findings, order, severities.MovesPrediction(incident, isOutputMoved)),
            NextStep = findings.FirstOrDefault(finding => finding.NextStep.Length > 0)?.NextStep ?? "",
        };
    }

    /// <summary>What is told of an incident, before it is noted that it has been.</summary>
    public Alert Of(IncidentCase incident, AlertKind kind, bool isOutputMoved, DateTimeOffset time, WindowReport? window)
    {
        var described = Of(incident, isOutputMoved);
        var message = kind switch
        {
            AlertKind.Raised => IncidentSentence.Raised(described),
            AlertKind.Escalated => IncidentSentence.Escalated(
                described, incident.Told.Severity, incident.Untold.Select(member => member.Finding)),
            _ => IncidentSentence.Cleared(described.Findings, order),
        };
        return new() { Kind = kind, Time = time, Window = window, Incident = described, Message = message };
    }
}
