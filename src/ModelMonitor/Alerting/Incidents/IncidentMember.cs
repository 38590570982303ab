using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>One alarm within an incident.</summary>
internal sealed class IncidentMember(AlarmKey key, Finding finding, Onset onset)
{
    public AlarmKey Key { get; } = key;

    /// <summary>The last finding that shows the change.</summary>
    public Finding Finding { get; private set; } = finding;

    public Onset Onset { get; private set; } = onset;

    public bool IsRaised { get; private set; } = true;

    /// <summary>Whether the sinks know of it.</summary>
    public bool IsTold { get; set; }

    public void Raise(Finding finding, Onset onset) => (Finding, Onset, IsRaised) = (finding, onset, true);

    /// <summary>Takes what a later window says, which may be that the alarm is only held.</summary>
    /// <returns>Whether the window shows the change.</returns>
    public bool Refresh(Finding finding)
    {
        if (finding.Kind == DriftKind.None)
        {
            return false;
        }

        Finding = finding;
        return true;
    }

    public void Clear() => IsRaised = false;
}
