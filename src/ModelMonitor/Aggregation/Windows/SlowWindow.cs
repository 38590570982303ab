namespace ModelMonitor.Aggregation;

/// <summary>
/// The slow horizon of a model: the sum of so many windows that follow each other, made of their panes as these are
/// closed. Panes in which nothing happened are left out. Used by one thread at a time.
/// </summary>
/// <param name="shape">What is kept.</param>
/// <param name="panes">The panes that fill it, at least 1.</param>
internal sealed class SlowWindow(WindowShape shape, int panes)
{
    // Taken with the first pane: of a thousand models most have few predictions.
    private WindowCounts? _sum;
    private int _added;

    /// <summary>Adds a pane that is closed.</summary>
    /// <param name="pane">The pane, of the same shape.</param>
    /// <param name="onWindow">Takes the sum when it is full; the counts are valid during the call only.</param>
    public void Add(WindowCounts pane, Action<WindowCounts> onWindow)
    {
        if (pane.IsEmpty)
        {
            return;
        }

        var sum = _sum ??= new(shape);
        if (_added == 0)
        {
            sum.Reset();
            sum.Start = pane.Start;
        }

        sum.Merge(pane);
        sum.End = pane.End;
        _added = (_added + 1) % panes;
        if (_added == 0)
        {
            onWindow(sum);
        }

        sum.Rest();
    }
}
