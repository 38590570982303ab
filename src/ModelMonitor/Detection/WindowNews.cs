namespace ModelMonitor.Detection;

/// <summary>What a window shows to have changed, and which alarms it raises or clears.</summary>
internal sealed class WindowNews
{
    public List<Finding> Findings { get; } = [];

    public List<DriftTransition> Transitions { get; } = [];

    /// <summary>The findings, the largest first, and of equal size the most certain.</summary>
    public IReadOnlyList<Finding> Ordered() =>
        [.. Findings.OrderByDescending(finding => finding.Effect).ThenBy(finding => finding.AdjustedPValue)];
}
