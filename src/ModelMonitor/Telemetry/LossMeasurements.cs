using ModelMonitor.Alerting;

namespace ModelMonitor.Telemetry;

/// <summary>The alerts that did not reach the sinks of an agent, by the names of their types.</summary>
internal sealed class LossMeasurements
{
    private const int MaxNames = 16;
    private const string Other = "other";

    /// <summary>The most series.</summary>
    public const int MaxSeries = MaxNames + 1;

    private readonly AlertDispatcher _alerts;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, CounterSeries> _series;

    public LossMeasurements(AgentMeter meter, AlertDispatcher alerts)
    {
        _alerts = alerts;
        _names = [.. alerts.Lost.Select(loss => loss.Sink).Take(MaxNames)];
        _series = alerts.Lost.Select(loss => NameOf(loss.Sink)).Distinct()
            .ToDictionary(name => name, name => new CounterSeries(meter.AlertsLost, new KeyValuePair<string, object?>(MetricTags.Sink, name)));
    }

    /// <summary>Tells the number of lost alerts so far, none included.</summary>
    public void Publish()
    {
        foreach (var sink in _alerts.Lost.GroupBy(loss => NameOf(loss.Sink)))
        {
            _series[sink.Key].Publish(sink.Sum(loss => loss.Alerts));
        }
    }

    private string NameOf(string sink) => _names.Contains(sink) ? sink : Other;
}
