using Microsoft.Extensions.Logging;

namespace ModelMonitor.Alerting;

/// <summary>
/// Writes alerts to the application's log: the end of an incident as information, all else as a warning, and as an error
/// from <see cref="IncidentSeverity.High"/> on.
/// </summary>
internal sealed class LogAlertSink(ILogger logger) : IAlertSink
{
    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var incident = alert.Incident;
        var level = incident.Severity >= IncidentSeverity.High ? LogLevel.Error : LogLevel.Warning;
        switch (alert.Kind)
        {
            case AlertKind.Raised:
                logger.IncidentRaised(level, incident.Id, incident.Severity, incident.Category, alert.Message);
                break;
            case AlertKind.Escalated:
                logger.IncidentEscalated(level, incident.Id, incident.Severity, incident.Category, alert.Message);
                break;
            default:
                logger.IncidentCleared(incident.Id, incident.Category, alert.Message);
                break;
        }

        return ValueTask.CompletedTask;
    }
}
