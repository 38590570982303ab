namespace ModelMonitor.Detection;

/// <summary>Picks windows that share no pane, for what is learned from windows: those that overlap tell the same twice.</summary>
/// <param name="panes">The panes of a window; a new window comes with each pane.</param>
internal sealed class Disjoint(int panes)
{
    private int _seen;

    /// <summary>Whether the next window shares no pane with the one that was picked before.</summary>
    public bool Next() => _seen++ % panes == 0;
}
