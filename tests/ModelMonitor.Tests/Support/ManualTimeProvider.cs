namespace ModelMonitor.Tests.Support;

/// <summary>A clock that moves when a test says so. Timers fire on the thread that moves it.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _timestamp = 1_000_000;

    /// <summary>The time zone of the place.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public override TimeZoneInfo LocalTimeZone => Zone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => Volatile.Read(ref _timestamp);

    /// <summary>Moves both clocks on.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _now += by;
            Volatile.Write(ref _timestamp, _timestamp + by.Ticks);
            due = _timers.Where(timer => timer.TakeIfDue(_timestamp)).ToList();
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Sets the wall clock without moving the monotonic one, as a correction of a device's clock does.</summary>
    public void Jump(DateTimeOffset to) => _now = to;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private long _due = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : owner.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public bool TakeIfDue(long timestamp)
        {
            if (_due > timestamp)
            {
                return false;
            }

            _due = long.MaxValue;
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
