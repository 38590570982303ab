using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>A check whose fault costs its own tests and no others: the window is judged by the rest.</summary>
/// <param name="check">The check.</param>
/// <param name="onFault">Takes what it throws.</param>
internal sealed class GuardedCheck(WindowCheck check, Action<Exception> onFault) : WindowCheck
{
    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var known = tests.Count;
        try
        {
            check.AddTo(tests, window);
        }
#pragma warning disable CA1031 // A check that cannot cope with some data must not end the monitoring of the model.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            tests.RemoveRange(known, tests.Count - known);
            onFault(exception);
        }
    }
}
