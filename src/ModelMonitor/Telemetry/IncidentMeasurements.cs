using ModelMonitor.Alerting;
using ModelMonitor.Detection;

namespace ModelMonitor.Telemetry;

/// <summary>The series of the incidents of one model.</summary>
internal sealed class IncidentMeasurements(AgentMeter meter, IncidentBook incidents, KeyValuePair<string, object?>[] tags)
{
    private static readonly IncidentSeverity[] Severities = Enum.GetValues<IncidentSeverity>();

    private readonly CounterSeries[] _withheld = [.. Enum.GetValues<WithheldReason>().Select(reason =>
        new CounterSeries(meter.AlertsWithheld, [.. tags, new(MetricTags.Reason, NameOf(reason))]))];

    private readonly long[] _open = new long[Severities.Length];
    private bool _wasListened;

    /// <summary>Counts an alert that is sent.</summary>
    public void RecordAlert(Alert alert) => meter.Alerts.Add(
        1,
        [
            .. tags,
            new(MetricTags.Kind, NameOf(alert.Kind)),
            new(MetricTags.Severity, NameOf(alert.Incident.Severity)),
            new(MetricTags.Category, NameOf(alert.Incident.Category)),
        ]);

    /// <summary>Tells the open incidents, if their number has changed or somebody has begun to listen, and the alerts kept back.</summary>
    public void Publish()
    {
        for (var reason = 0; reason < _withheld.Length; reason++)
        {
            _withheld[reason].Publish(incidents.Withheld((WithheldReason)reason));
        }

        var isListened = meter.IncidentsOpen.Enabled;
        var isNew = isListened && !_wasListened;
        _wasListened = isListened;
        foreach (var severity in Severities)
        {
            var open = incidents.Open(severity);
            if (isNew || open != _open[(int)severity])
            {
                _open[(int)severity] = open;
                meter.IncidentsOpen.Record(open, [.. tags, new(MetricTags.Severity, NameOf(severity))]);
            }
        }
    }

    private static string NameOf(AlertKind kind) => kind switch
    {
        AlertKind.Raised => "raised",
        AlertKind.Escalated => "escalated",
        _ => "cleared",
    };

    private static string NameOf(IncidentSeverity severity) => severity switch
    {
        IncidentSeverity.Low => "low",
        IncidentSeverity.Medium => "medium",
        IncidentSeverity.High => "high",
        _ => "critical",
    };

    private static string NameOf(AlarmCategory category) => category == AlarmCategory.Reliability ? "reliability" : "robustness";

    private static string NameOf(WithheldReason reason) => reason switch
    {
        WithheldReason.Muted => "muted",
        WithheldReason.Acknowledged => "acknowledged",
        WithheldReason.Cooldown => "cooldown",
        _ => "severity",
    };
}
