using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>How often panes of a model are closed. Windows by time say it; of others it is measured.</summary>
internal sealed class Pace
{
    // As if one pane had closed in an hour before the first: a burst at the start then counts for what it is in an hour.
    private static readonly TimeSpan Assumed = TimeSpan.FromHours(1);

    // Nights and weekends belong to the pace.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    // A measured interval is told in steps, downwards: levels then rest while the pace wavers.
    private const double Step = 1.25;

    private readonly TimeSpan? _exact;
    private double _panes = 1;
    private double _seconds = Assumed.TotalSeconds;
    private TimeSpan _measured;
    private TimeSpan _last;

    private Pace(TimeSpan? exact, TimeSpan now)
    {
        _exact = exact;
        _last = now;
        Interval = exact ?? Assumed;
    }

    /// <summary>The time between two panes.</summary>
    public TimeSpan Interval { get; private set; }

    /// <summary>The time between two looks and how it is known, in words.</summary>
    /// <param name="panes">The panes from one look to the next.</param>
    public string Describe(double panes = 1) => $"a look every {Words.Duration(Interval * panes)}" +
        (_exact is not null ? "" : _measured < Assumed ? " (assumed, until an hour is measured)" : " (measured)");

    /// <summary>The pace of a model's windows.</summary>
    /// <param name="size">How long its windows are.</param>
    /// <param name="now">The monotonic clock when the first pane opens.</param>
    public static Pace Of(WindowSize size, TimeSpan now) => new(size.Duration / size.Panes, now);

    /// <summary>Notes that a pane has closed.</summary>
    /// <param name="now">The monotonic clock.</param>
    public void Add(TimeSpan now)
    {
        if (_exact is not null)
        {
            return;
        }

        var elapsed = now - _last;
        var kept = Math.Exp(-elapsed / Memory);
        _panes = (_panes * kept) + 1;
        _seconds = (_seconds * kept) + (Memory.TotalSeconds * (1 - kept));
        _measured += elapsed;
        _last = now;
        Interval = TimeSpan.FromSeconds(Math.Pow(Step, Math.Floor(Math.Log(_seconds / _panes, Step))));
    }
}
