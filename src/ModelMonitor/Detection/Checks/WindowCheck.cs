using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches something of a window that is no single column. It may learn from the windows that it is shown, in order.
/// Used by one thread at a time.
/// </summary>
internal abstract class WindowCheck
{
    /// <summary>Adds the tests that the window has data enough for.</summary>
    /// <param name="tests">Takes the tests.</param>
    /// <param name="window">The window; valid during the call only, so that descriptions are made of copied numbers.</param>
    public abstract void AddTo(List<CheckTest> tests, WindowCounts window);
}
