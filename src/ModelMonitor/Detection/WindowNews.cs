namespace ModelMonitor.Detection;

/// <summary>What a window shows to have changed, and which alarms it raises or clears.</summary>
internal sealed class WindowNews
{
    public List<Finding> Findings { get; } = [];

    public List<DriftTransition> Transitions { get; } = [];
}
