using ModelMonitor.Alerting;

namespace ModelMonitor.Telemetry;

/// <summary>The alerts that did not reach the sinks of an agent, by the names of their types.</summary>
internal sealed class LossMeasurements
{
    private const int MaxNames = 16;
    private const string Other = "other";

    /// <summary>The most series.</summary>
    public const int MaxSeries = MaxNames + 1;

    private readonly HashSet<string> _names;
    private readonly (SinkQueue[] Queues, CounterSeries Series)[] _series;

    public LossMeasurements(AgentMeter meter, AlertDispatcher alerts)
    {
        _names = [.. alerts.Lost.Select(loss => loss.Sink).Take(MaxNames)];
        _series = [.. alerts.Queues.GroupBy(queue => NameOf(queue.SinkName)).Select(sink =>
            (sink.ToArray(), new CounterSeries(meter.AlertsLost, new KeyValuePair<string, object?>(MetricTags.Sink, sink.Key))))];
    }

    /// <summary>Tells the number of lost alerts so far, none included.</summary>
    public void Publish()
    {
        foreach (var (queues, series) in _series)
        {
            var lost = 0L;
            foreach (var queue in queues)
            {
                lost += queue.Lost;
            }

            series.Publish(lost);
        }
    }

    private string NameOf(string sink) => _names.Contains(sink) ? sink : Other;
}
