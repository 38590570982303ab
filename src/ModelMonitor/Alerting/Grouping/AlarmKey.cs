using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>
/// Which alarm a finding belongs to. A column, a pair or a segment has one, whatever is found of it, since one thing may turn
/// into another from window to window; the model as a whole has one for each aspect, which have nothing in common.
/// </summary>
internal readonly record struct AlarmKey(string Subject, DriftAspect? Aspect)
{
    private const string Model = "model";

    public static AlarmKey Of(Finding finding) => new(finding.Subject, finding.Subject == Model ? finding.Aspect : null);
}
