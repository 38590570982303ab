using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>What is said of incidents, each in one sentence.</summary>
internal static class IncidentSentence
{
    private const int MaxNames = 3;

    /// <summary>The cause, what it explains, and what else changed.</summary>
    /// <param name="findings">What the incident is about, the lead first.</param>
    /// <param name="order">Knows the outputs.</param>
    /// <param name="isPredictionMoved">Whether the prediction has moved with the incident or because of it.</param>
    public static string Summary(IReadOnlyList<Finding> findings, FindingOrder order, bool isPredictionMoved)
    {
        var lead = findings[0];
        var consequence = (isPredictionMoved && !order.IsOutput(lead), FindingOrder.Explains(lead)) switch
        {
            (false, _) => "",
            (true, > 0 and var share) => $"; it explains {Words.Percent(share)} of the movement of the prediction",
            _ => "; the prediction moved with it",
        };
        string[] others = Others(findings, order);
        return lead.Explanation + consequence + (others.Length == 0 ? "" : $"; {Count(others.Length)} changed: {Names(others)}");
    }

    /// <summary>That an incident is open.</summary>
    public static string Raised(Incident incident) => incident.Reopened > 0 ? $"back again: {incident.Summary}" : incident.Summary;

    /// <summary>What an incident has grown by.</summary>
    public static string Escalated(Incident incident, IncidentSeverity before, IEnumerable<Finding> joined)
    {
        var subjects = joined.Select(finding => finding.Subject).Distinct().ToArray();
        var by = subjects.Length == 0 ? "" : $"{Names(subjects)} joined";
        var rise = incident.Severity > before ? $"severity {incident.Severity}, was {before}" : "";
        return $"{rise}{(by.Length > 0 && rise.Length > 0 ? "; " : "")}{by}; {incident.Summary}";
    }

    /// <summary>What is true again, and what was not.</summary>
    public static string Cleared(IReadOnlyList<Finding> findings, FindingOrder order)
    {
        var lead = findings[0];
        var also = Others(findings, order).Concat(order.IsOutput(lead) ? [] : findings.Where(order.IsOutput).Select(finding => finding.Subject).Distinct())
            .ToArray();
        return $"{lead.Subject}: {Again(lead)}; it was: {Change(lead)}"
            + (also.Length == 0 ? "" : $"; over too: {Names(also)}");
    }

    private static string Again(Finding finding) => finding.Aspect switch
    {
        _ when finding.Kind == DriftKind.SegmentMix => "the shares are those of the baseline",
        DriftAspect.MissingValues => "as many values missing as in the baseline",
        DriftAspect.InfiniteValues => "as many infinite values as in the baseline",
        DriftAspect.UnseenCategories => "no more unseen categories than expected",
        DriftAspect.RuleViolations => "no more violations than tolerated",
        DriftAspect.OutOfRange => "no more values beyond the range of the baseline than expected",
        DriftAspect.Evidence => "no evidence of a change any more",
        DriftAspect.Correlation => "related as in the baseline",
        DriftAspect.JointDistribution => "the columns together are back to the baseline",
        DriftAspect.Reconstruction => "rows fit the structure of the baseline",
        DriftAspect.DuplicateRows => "no more repeated rows than expected",
        DriftAspect.Volume => "as many predictions as expected",
        DriftAspect.Freshness => "predictions come again",
        DriftAspect.Latency => "predictions take as long as expected",
        DriftAspect.ErrorRate => "no more predictions throw than expected",
        DriftAspect.Decay => "the slow movement is over",
        _ => "back to the baseline",
    };

    /// <summary>What a finding says without its subject and without how sure it is.</summary>
    private static string Change(Finding finding)
    {
        var prefix = finding.Subject + ": ";
        var start = finding.Explanation.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : 0;
        var end = finding.Explanation.IndexOf("; ", start, StringComparison.Ordinal);
        return end < 0 ? finding.Explanation[start..] : finding.Explanation[start..end];
    }

    private static string[] Others(IReadOnlyList<Finding> findings, FindingOrder order) =>
        [.. findings.Skip(1).Where(finding => !order.Follows(finding) && finding.Subject != findings[0].Subject)
            .Select(finding => finding.Subject).Distinct()];

    private static string Count(int others) => others == 1 ? "1 other" : $"{others} others";

    private static string Names(string[] names) => names.Length <= MaxNames + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxNames))} and {names.Length - MaxNames} more";
}
