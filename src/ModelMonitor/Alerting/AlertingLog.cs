using Microsoft.Extensions.Logging;

namespace ModelMonitor.Alerting;

internal static partial class AlertingLog
{
    [LoggerMessage(5001, LogLevel.Warning, "Drift in model {Model} version {Version}: {Explanation}", EventName = "DriftRaised")]
    public static partial void DriftRaised(this ILogger logger, string model, string version, string explanation);

    [LoggerMessage(5002, LogLevel.Information, "Drift over in model {Model} version {Version}: {Explanation}", EventName = "DriftCleared")]
    public static partial void DriftCleared(this ILogger logger, string model, string version, string explanation);

    [LoggerMessage(5003, LogLevel.Error, "Alert sink {Sink} failed; the alert is lost to it", EventName = "AlertSinkFailed")]
    public static partial void AlertSinkFailed(this ILogger logger, Exception exception, string sink);

    [LoggerMessage(5004, LogLevel.Error, "Alert sink {Sink} failed {Failures} times in a row and is left alone for {Pause}", EventName = "AlertSinkPaused")]
    public static partial void AlertSinkPaused(this ILogger logger, string sink, int failures, TimeSpan pause);
}
