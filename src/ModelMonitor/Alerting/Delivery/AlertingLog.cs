using Microsoft.Extensions.Logging;
using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

internal static partial class AlertingLog
{
    [LoggerMessage(EventId = 5001, Message = "Incident {Incident}, {Severity}, {Category}: {Explanation}", EventName = "IncidentRaised")]
    public static partial void IncidentRaised(
        this ILogger logger, LogLevel level, string incident, IncidentSeverity severity, AlarmCategory category, string explanation);

    [LoggerMessage(5002, LogLevel.Information, "Incident {Incident}, {Category}, is over: {Explanation}", EventName = "IncidentCleared")]
    public static partial void IncidentCleared(this ILogger logger, string incident, AlarmCategory category, string explanation);

    [LoggerMessage(5003, LogLevel.Error, "Alert sink {Sink} failed; the alert is lost to it", EventName = "AlertSinkFailed")]
    public static partial void AlertSinkFailed(this ILogger logger, Exception exception, string sink);

    [LoggerMessage(5004, LogLevel.Error, "Alert sink {Sink} failed {Failures} times in a row and is left alone for {Pause}", EventName = "AlertSinkPaused")]
    public static partial void AlertSinkPaused(this ILogger logger, string sink, int failures, TimeSpan pause);

    [LoggerMessage(EventId = 5005, Message = "Incident {Incident}, {Severity}, {Category}, has grown: {Explanation}", EventName = "IncidentEscalated")]
    public static partial void IncidentEscalated(
        this ILogger logger, LogLevel level, string incident, IncidentSeverity severity, AlarmCategory category, string explanation);
}
