using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>The incidents of one model on their way to the sinks and the metrics. Written by one thread at a time.</summary>
internal sealed class ModelIncidents
{
    private readonly IncidentBook _book;
    private readonly IncidentMeasurements _measurements;
    private readonly AlertDispatcher _alerts;

    public ModelIncidents(ModelSchema schema, ModelOptions options, ModelMeasurements measurements, ModelCollaborators collaborators)
    {
        var settings = new IncidentSettings(schema, options.Alerts, options.Importance, options.Panes, options.Drift.PersistenceWindows);
        _book = new(settings, collaborators.Mutes, collaborators.Time);
        _measurements = measurements.ForIncidents(_book);
        _alerts = collaborators.Alerts;
    }

    /// <summary>The open incidents, the most severe first, then the last resolved ones. Any thread may ask.</summary>
    public IReadOnlyList<Incident> Incidents => _book.Incidents;

    /// <inheritdoc cref="IncidentBook.Acknowledge"/>
    public bool Acknowledge(string id) => _book.Acknowledge(id);

    /// <summary>Takes what has been found; see <see cref="IncidentBook.Update"/>.</summary>
    public void Update(
        DateTimeOffset time, WindowReport? window, IReadOnlyList<DriftTransition> transitions, IReadOnlyList<Finding> findings) =>
        Send(_book.Update(time, window, transitions, findings));

    /// <summary>Tells what had to wait, and the metrics.</summary>
    public void EndCycle()
    {
        Send(_book.Review());
        _measurements.Publish();
    }

    private void Send(IReadOnlyList<Alert> alerts)
    {
        // All are on their way before listeners of the metrics run, whose faults must not cost an alert.
        foreach (var alert in alerts)
        {
            _alerts.Dispatch(alert);
        }

        foreach (var alert in alerts)
        {
            _measurements.RecordAlert(alert);
        }
    }
}
