using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>One look at both clocks.</summary>
/// <param name="Elapsed">The monotonic clock, which decides: time since an arbitrary moment.</param>
/// <param name="Time">The wall clock, which may jump: for labels and for the season.</param>
/// <param name="Zone">The time zone that seasons go by.</param>
internal readonly record struct ClockReading(TimeSpan Elapsed, DateTimeOffset Time, TimeZoneInfo Zone)
{
    /// <summary>The local hour of the week, 0 to 167 from Sunday at midnight; worked out anew each time.</summary>
    public int HourOfWeek => SeasonalBaseline.HourOfWeek(TimeZoneInfo.ConvertTime(Time, Zone));

    public static ClockReading Of(TimeProvider time) => new(time.GetElapsedTime(0), time.GetUtcNow(), time.LocalTimeZone);
}
