using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>One alarm within an incident.</summary>
internal sealed class IncidentMember(AlarmKey key, Finding finding, Onset onset)
{
    private int _detectors = 1;

    public AlarmKey Key { get; } = key;

    /// <summary>The last finding that shows the change.</summary>
    public Finding Finding { get; private set; } = finding;

    public Onset Onset { get; private set; } = onset;

    /// <summary>Whether one of the detectors that watch for it has it in alarm; windows of several lengths may.</summary>
    public bool IsRaised => _detectors > 0;

    /// <summary>Whether the sinks know of it.</summary>
    public bool IsTold { get; set; }

    public void Raise(Finding finding, Onset onset)
    {
        if (!IsRaised)
        {
            (Finding, Onset) = (finding, onset);
        }

        _detectors++;
    }

    /// <summary>Takes what is later found of it. A window knows what kind of change it is: evidence while the next one fills does not.</summary>
    public void Refresh(Finding finding) =>
        Finding = finding.Aspect == DriftAspect.Evidence && Finding.Aspect != DriftAspect.Evidence ? Finding : finding;

    public void Clear() => _detectors = Math.Max(0, _detectors - 1);
}
