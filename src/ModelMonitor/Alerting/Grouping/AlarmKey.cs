using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>
/// Which alarm a finding belongs to. A column has one for all shares and distributions that its windows are tested for,
/// since one may turn into another from window to window; everything else has one for each aspect.
/// </summary>
internal readonly record struct AlarmKey(string Subject, DriftAspect Aspect)
{
    public static AlarmKey Of(Finding finding) => new(finding.Subject, finding.Aspect switch
    {
        DriftAspect.MissingValues or DriftAspect.InfiniteValues or DriftAspect.UnseenCategories
            or DriftAspect.RuleViolations or DriftAspect.OutOfRange => DriftAspect.Distribution,
        var aspect => aspect,
    });
}
