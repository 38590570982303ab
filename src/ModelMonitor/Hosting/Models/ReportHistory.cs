using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>The last reports of a model, of both horizons over about the same time. For any number of readers.</summary>
/// <param name="kept">The reports of windows that are kept.</param>
/// <param name="slowWindows">The windows that a report of the slow horizon is of.</param>
internal sealed class ReportHistory(int kept, int slowWindows)
{
    private readonly List<WindowReport> _reports = [];

    /// <summary>The reports, oldest first.</summary>
    public IReadOnlyList<WindowReport> All
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    public void Add(WindowReport report)
    {
        lock (_reports)
        {
            _reports.Add(report);
            var most = report.Horizon == WindowHorizon.Window ? kept : Math.Max(1, kept / slowWindows);
            if (_reports.Count(each => each.Horizon == report.Horizon) > most)
            {
                _reports.RemoveAt(_reports.FindIndex(each => each.Horizon == report.Horizon));
            }
        }
    }
}
