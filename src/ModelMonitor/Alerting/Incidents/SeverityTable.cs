using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>The table of <see cref="IncidentSeverity"/>.</summary>
internal sealed class SeverityTable(FindingOrder order)
{
    private const double PlainEffect = 3;
    private const double LargeEffect = 10;

    /// <summary>The severity of an incident as it stands.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="isOutputMoved">Whether an output of the model is in alarm, in this incident or another.</param>
    public IncidentSeverity Of(IncidentCase incident, bool isOutputMoved)
    {
        var row = incident.Raised.Max(member => order.WeightedEffect(member.Finding)) switch
        {
            >= LargeEffect => IncidentSeverity.High,
            >= PlainEffect => IncidentSeverity.Medium,
            _ => IncidentSeverity.Low,
        };
        return HitsPrediction(incident, isOutputMoved) ? row + 1 : row;
    }

    /// <summary>Whether an output has moved with an incident, or because of it.</summary>
    public bool MovesPrediction(IncidentCase incident, bool isOutputMoved) =>
        incident.Current.Any(member => order.IsOutput(member.Finding))
        || (isOutputMoved && CauseRule.ShareExplained(incident) >= FindingOrder.LeastShareExplained);

    // A prediction that throws or does not come is worse off than one that moved.
    private bool HitsPrediction(IncidentCase incident, bool isOutputMoved) =>
        MovesPrediction(incident, isOutputMoved)
        || incident.Raised.Any(member => member.Finding.Aspect is DriftAspect.ErrorRate or DriftAspect.Freshness);
}
