using ModelMonitor.Alerting;

namespace ModelMonitor.Tests.Support;

/// <summary>Keeps every alert, to be read once the dispatcher is complete.</summary>
internal sealed class ListSink(List<Alert> alerts) : IAlertSink
{
    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        alerts.Add(alert);
        return ValueTask.CompletedTask;
    }
}
