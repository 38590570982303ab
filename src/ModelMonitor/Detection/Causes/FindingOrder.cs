using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>
/// The order of findings: causes before what follows from them, among causes those that move the output, then the
/// larger, each weighted by importance, and of equal ones those that were seen first.
/// </summary>
internal static class FindingOrder
{
    // Below this share a feature does not move the output.
    private const double LeastShare = 0.1;

    public static IReadOnlyList<Finding> Sort(List<Finding> findings, Func<string, ColumnRole?> roleOf, Func<Finding, double> weightOf)
    {
        var features = findings.Where(finding => IsFeature(finding, roleOf)).SelectMany(finding => finding.Columns).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. findings
                .OrderBy(finding => Follows(finding, features, roleOf))
                .ThenByDescending(finding => Math.Abs(finding.ShareExplained ?? 0) >= LeastShare)
                .ThenByDescending(finding => Math.Min(Math.Abs(finding.ShareExplained ?? 0), 1) >= LeastShare
                    ? Math.Min(Math.Abs(finding.ShareExplained ?? 0), 1) * weightOf(finding)
                    : 0)
                .ThenByDescending(finding => finding.Effect * weightOf(finding))
                .ThenBy(finding => finding.AdjustedPValue)
                .ThenBy(finding => finding.FirstSeen)
                .ThenBy(finding => finding.Subject, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a finding follows from the change of single features: an output, or a relation of columns that have changed.</summary>
    private static bool Follows(Finding finding, HashSet<string> features, Func<string, ColumnRole?> roleOf) => finding.Aspect switch
    {
        DriftAspect.JointDistribution or DriftAspect.Reconstruction => features.Count > 0,
        DriftAspect.Correlation or DriftAspect.Segment => finding.Kind is DriftKind.Dependence or DriftKind.Distribution
            && (finding.Columns.Any(features.Contains) || (features.Count > 0 && finding.Columns.Any(column => IsOutput(column, roleOf)))),
        _ => features.Count > 0 && finding.Columns is [var only] && IsOutput(only, roleOf),
    };

    private static bool IsOutput(string column, Func<string, ColumnRole?> roleOf) =>
        roleOf(column) is ColumnRole.Prediction or ColumnRole.Score;

    private static bool IsFeature(Finding finding, Func<string, ColumnRole?> roleOf) =>
        (finding.Aspect is not (DriftAspect.Correlation or DriftAspect.Segment or DriftAspect.JointDistribution or DriftAspect.Reconstruction)
            || finding.Kind == DriftKind.CyclicShift)
        && finding.Columns.Any(column => roleOf(column) == ColumnRole.Feature);
}
