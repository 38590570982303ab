using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>Decides whether a finding has the cause of an incident.</summary>
/// <param name="rank">Knows what is an output.</param>
/// <param name="span">How many windows apart two changes may have been first seen that began together.</param>
internal sealed class CauseRule(FindingRank rank, int span)
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

    // Of one column everything is of one cause; of a pair or a segment only what concerns the same people.
    private static bool SharesColumn(IncidentCase incident, Finding member, Finding finding) =>
        finding.Columns.Any(member.Columns.Contains) && (finding.Category == incident.Lead.Category || finding.Subject == member.Subject);

    // What an incident explains is asked of all its findings together: ten columns may each explain a tenth.
    private bool Explains(IncidentCase incident, Finding finding) => rank.IsOutput(finding)
        ? ShareExplained(incident) >= FindingRank.LeastShareExplained
        : FindingRank.Explains(finding) > 0 && incident.Raised.All(member => rank.IsOutput(member.Finding));

    private bool BeganWith(IncidentCase incident, IncidentMember member, Finding finding, Onset onset)
    {
        if (Math.Abs(onset.Window - member.Onset.Window) > span)
        {
            return false;
        }

        // The lead is asked: what follows from one cause must not lead another to it.
        return Follows(finding) || Follows(incident.Lead)
            ? CanFollow(incident.Lead, finding)
            : finding.Category == incident.Lead.Category && Family(finding.Kind) == Family(member.Finding.Kind);
    }

    private bool Follows(Finding finding) => rank.IsOutput(finding) || FindingRank.IsJoint(finding);

    private bool CanFollow(Finding lead, Finding finding)
    {
        var (cause, effect) = Follows(finding) ? (lead, finding) : (finding, lead);
        // Where it is known how much a column explains, that decides, and not the time.
        return Follows(cause) || (cause.Columns.Count > 0 && (!rank.IsOutput(effect) || cause.ShareExplained is null));
    }

    // No predictions at all are the extreme of too few.
    private static DriftKind Family(DriftKind kind) => kind == DriftKind.NoData ? DriftKind.Volume : kind;
}
