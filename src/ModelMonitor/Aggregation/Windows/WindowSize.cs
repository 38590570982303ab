namespace ModelMonitor.Aggregation;

/// <summary>How long a window is, and in how many panes it moves on.</summary>
internal sealed record WindowSize
{
    // A change of which a window is full is told of when a tenth of the window has come.
    private const int SlicesOfWindow = 10;

    // Fewer rows say next to nothing.
    private const int SmallestSlice = 20;

    private WindowSize(int? count, TimeSpan? duration, int panes)
    {
        Count = count;
        Duration = duration;
        Panes = panes;
    }

    /// <summary>The predictions in a window that goes by count.</summary>
    public int? Count { get; }

    /// <summary>The length of a window that goes by time.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>1 for windows that follow each other; with more, windows of the last panes overlap.</summary>
    public int Panes { get; }

    /// <summary>
    /// The slices of a pane, in which it is looked at while it fills: some ten to a window; those by count have twenty
    /// predictions or more.
    /// </summary>
    public int Slices =>
        Math.Clamp((SlicesOfWindow + Panes - 1) / Panes, 1, Math.Max(1, Count / Panes / SmallestSlice ?? SlicesOfWindow));

    /// <summary>A window of so many predictions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no prediction for each pane, or no pane.</exception>
    public static WindowSize OfCount(int count, int panes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, panes);
        return new(count, null, panes);
    }

    /// <summary>A window of a length in time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pane is shorter than a tick, or there is none.</exception>
    public static WindowSize OfDuration(TimeSpan duration, int panes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration.Ticks, panes, nameof(duration));
        return new(null, duration, panes);
    }
}
