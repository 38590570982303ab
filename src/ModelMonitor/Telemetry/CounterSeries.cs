using System.Diagnostics.Metrics;

namespace ModelMonitor.Telemetry;

/// <summary>
/// One series of a counter, told the total each time. What was counted before somebody listened is told as soon as
/// somebody does, and a series stands at zero from the start, since rates lose a counter's first value.
/// </summary>
internal sealed class CounterSeries(Counter<long> counter, params KeyValuePair<string, object?>[] tags)
{
    private long _published;
    private bool _isAnnounced;

    public void Publish(long total)
    {
        if (!counter.Enabled || (total == _published && _isAnnounced))
        {
            return;
        }

        // Noted first: where a listener throws, those before it have been told and must not be told again.
        var added = total - _published;
        (_published, _isAnnounced) = (total, true);
        counter.Add(added, tags);
    }
}
