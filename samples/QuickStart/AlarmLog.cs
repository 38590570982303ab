using System.Collections.Concurrent;
using ModelMonitor.Alerting;

namespace QuickStart;

/// <summary>Where the agent's alerts go here; in an application that is a pager, a ticket, or nothing but the log.</summary>
internal sealed class AlarmLog : IAlertSink
{
    private readonly ConcurrentQueue<Alert> _alerts = new();

    public IReadOnlyList<Alert> Alerts => [.. _alerts];

    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        _alerts.Enqueue(alert);
        return ValueTask.CompletedTask;
    }
}
