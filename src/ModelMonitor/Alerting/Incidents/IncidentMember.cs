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

    /// <summary>Takes what a later window says of it.</summary>
    public void Refresh(Finding finding) => Finding = finding;

    public void Clear() => IsRaised = false;
}
