using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>Decides whether a finding has the cause of an incident.</summary>
/// <param name="order">Knows what is an output.</param>
/// <param name="span">How many windows apart two changes may have been first seen that began together.</param>
internal sealed class CauseRule(FindingOrder order, int span)
{
    /// <summary>The strongest reason for which a finding belongs to an open incident.</summary>
    public CauseRelation Relation(IncidentCase incident, Finding finding, Onset onset) => true switch
    {
        _ when incident.Knows(AlarmKey.Of(finding)) => CauseRelation.Known,
        _ when incident.Raised.Any(member => SharesColumn(incident, member.Finding, finding)) => CauseRelation.SharedColumn,
        _ when Explains(incident, finding) => CauseRelation.Explained,
        _ when incident.Raised.Any(member => BeganWith(incident, member, finding, onset)) => CauseRelation.SameOnset,
        _ => CauseRelation.None,
    };

    /// <summary>The share of the prediction's movement that the findings of an incident explain together.</summary>
    public static double ShareExplained(IncidentCase incident) =>
        incident.Raised.Where(member => member.Finding.Columns.Count == 1).Sum(member => member.Finding.ShareExplained ?? 0);

    // A pair or a segment is of one cause with a column only where both concern the same people. What is of all columns
    // together joins one of them, and leads no other to it.
    private static bool SharesColumn(IncidentCase incident, Finding member, Finding finding) =>
        finding.Columns.Any(member.Columns.Contains) && finding.Category == incident.Lead.Category
        && (!FindingOrder.IsJoint(member) || FindingOrder.IsJoint(incident.Lead));

    // What an incident explains is asked of all its findings together: ten columns may each explain a tenth.
    private bool Explains(IncidentCase incident, Finding finding) => order.IsOutput(finding)
        ? ShareExplained(incident) >= FindingOrder.LeastShareExplained
        : FindingOrder.Explains(finding) > 0 && incident.Raised.All(member => order.IsOutput(member.Finding));

    private bool BeganWith(IncidentCase incident, IncidentMember member, Finding finding, Onset onset)
    {
        // All columns together show the change of any of them for as long as it lasts.
        if (Math.Abs(onset.Window - member.Onset.Window) > span && !FindingOrder.IsJoint(finding))
        {
            return false;
        }

        // The lead is asked: what follows from one cause must not lead another to it.
        return order.Follows(finding) || order.Follows(incident.Lead)
            ? CanFollow(incident.Lead, finding)
            : finding.Category == incident.Lead.Category && Family(finding.Kind) == Family(member.Finding.Kind);
    }

    private bool CanFollow(Finding lead, Finding finding)
    {
        var (cause, effect) = order.Follows(finding) ? (lead, finding) : (finding, lead);
        // Where it is known how much a column explains, that decides, and not the time.
        return order.Follows(cause) || (cause.Columns.Count > 0 && (!order.IsOutput(effect) || cause.ShareExplained is null));
    }

    // No predictions at all are the extreme of too few.
    private static DriftKind Family(DriftKind kind) => kind == DriftKind.NoData ? DriftKind.Volume : kind;
}
