using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Joins windows until they took so long that their time can be trusted: windows by count that fill up faster than the agent looks
/// all end when it does.
/// </summary>
internal sealed class TimedCalls
{
    private static readonly TimeSpan s_least = TimeSpan.FromMinutes(1);

    private long _calls;
    private TimeSpan _time;
    private int _hour = -1;

    /// <summary>Adds a window that shares no pane with the one before.</summary>
    /// <param name="window">The window.</param>
    /// <param name="stretch">The windows that were joined, once they took long enough.</param>
    public bool TryAdd(WindowCounts window, out CallStretch stretch)
    {
        _hour = _hour < 0 ? SeasonalBaseline.HourOfWeek(window.Start) : _hour;
        _calls += window.Returned + window.Errors;
        _time += window.Duration;
        stretch = new(_hour, _calls, _time);
        if (_time < s_least)
        {
            return false;
        }

        (_calls, _time, _hour) = (0, TimeSpan.Zero, -1);
        return true;
    }
}
