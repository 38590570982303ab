namespace ModelMonitor.Aggregation;

/// <summary>When predictions last came, as seen cycle by cycle on the monotonic clock. Read by any thread.</summary>
internal sealed class Arrivals
{
    private const long None = long.MinValue;

    private long _last = None;
    private long _made;

    /// <summary>Takes what a cycle has seen.</summary>
    /// <param name="now">The monotonic clock.</param>
    /// <param name="made">The predictions made so far, whatever became of them.</param>
    /// <returns>The predictions since the cycle before.</returns>
    public long Update(TimeSpan now, long made)
    {
        var arrived = made - _made;
        if (arrived > 0)
        {
            _made = made;
            Volatile.Write(ref _last, now.Ticks);
        }

        return arrived;
    }

    /// <summary>The time since predictions last came; <see langword="null"/> before the first.</summary>
    public TimeSpan? Silence(TimeSpan now) => Volatile.Read(ref _last) is var last and not None ? now - new TimeSpan(last) : null;
}
