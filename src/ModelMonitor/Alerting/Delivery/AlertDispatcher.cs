using Microsoft.Extensions.Logging;

namespace ModelMonitor.Alerting;

/// <summary>Hands alerts to the sinks without ever waiting for one: each has a bounded queue and a delivery of its own.</summary>
internal sealed class AlertDispatcher(IEnumerable<IAlertSink> sinks, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private readonly SinkQueue[] _queues = [.. sinks.Select(sink => new SinkQueue(sink, timeout, time, logger))];

    /// <summary>The queues of the sinks.</summary>
    public IReadOnlyList<SinkQueue> Queues => _queues;

    /// <summary>Alerts that did not reach a sink, by the name of its type: its queue was full, it failed, or it was left alone.</summary>
    public IEnumerable<(string Sink, long Alerts)> Lost =>
        _queues.GroupBy(queue => queue.SinkName, (sink, queues) => (sink, queues.Sum(queue => queue.Lost)));

    public void Dispatch(Alert alert)
    {
        foreach (var queue in _queues)
        {
            queue.Enqueue(alert);
        }
    }

    /// <summary>Takes no more alerts, and completes when those queued are delivered.</summary>
    public Task CompleteAsync() => Task.WhenAll(_queues.Select(queue => queue.CompleteAsync()));
}
