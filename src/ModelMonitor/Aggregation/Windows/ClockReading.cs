namespace ModelMonitor.Aggregation;

/// <summary>One look at both clocks.</summary>
/// <param name="Elapsed">The monotonic clock, which decides: time since an arbitrary moment.</param>
/// <param name="Time">The wall clock, which may jump: for labels only.</param>
internal readonly record struct ClockReading(TimeSpan Elapsed, DateTimeOffset Time)
{
    public static ClockReading Of(TimeProvider time) => new(time.GetElapsedTime(0), time.GetUtcNow());
}
