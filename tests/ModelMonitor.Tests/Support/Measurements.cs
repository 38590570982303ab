using System.Diagnostics.Metrics;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Tests.Support;

/// <summary>The counters of one model, summed up as a backend would: by their attributes, without name and version of the model.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly string _model;
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _totals = [];

    public Measurements(string model)
    {
        _model = model;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MetricNames.Meter && instrument is Counter<long>)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.Start();
    }

    /// <summary>The series of a metric with their totals, such as <c>feature.name=distance rule=range: 3</c>.</summary>
    public IEnumerable<string> Of(string metric)
    {
        lock (_totals)
        {
            return [.. _totals.Where(series => series.Key.Split(' ')[0] == metric)
                .Select(series => $"{series.Key[metric.Length..]}: {series.Value}".TrimStart(' ', ':').Trim()).Order(StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var series = instrument.Name;
        var isOurs = false;
        foreach (var (name, tag) in tags)
        {
            isOurs |= name == MetricTags.ModelName && (string?)tag == _model;
            series += name is MetricTags.ModelName or MetricTags.ModelVersion ? "" : $" {name}={tag}";
        }

        if (isOurs)
        {
            // Agents of other tests run beside.
            lock (_totals)
            {
                _totals[series] = _totals.GetValueOrDefault(series) + value;
            }
        }
    }
}
