using Microsoft.Extensions.Logging;

namespace ModelMonitor.Alerting;

/// <summary>Writes alerts to the application's log: raised ones as warnings, cleared ones as information.</summary>
internal sealed class LogAlertSink(ILogger logger) : IAlertSink
{
    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (alert.Kind == AlertKind.Raised)
        {
            logger.DriftRaised(alert.Window.Model, alert.Window.Version, alert.Message);
        }
        else
        {
            logger.DriftCleared(alert.Window.Model, alert.Window.Version, alert.Message);
        }

        return ValueTask.CompletedTask;
    }
}
