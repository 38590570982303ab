using ModelMonitor.Aggregation;
using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>Judges the windows of one horizon, each with its number.</summary>
internal sealed class HorizonJudge(DriftDetector detector, WindowHorizon horizon)
{
    private long _sequence;

    public (WindowReport Report, IReadOnlyList<DriftTransition> Transitions) Judge(WindowCounts window)
    {
        var (report, transitions) = detector.Evaluate(window, ++_sequence);
        return (report with { Horizon = horizon, IsLate = window.IsLate }, transitions);
    }
}
