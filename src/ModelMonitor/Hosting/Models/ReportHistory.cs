using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>The last reports of a model, so many of each horizon. For any number of readers.</summary>
internal sealed class ReportHistory(int kept)
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
            if (_reports.Count(each => each.Horizon == report.Horizon) > kept)
            {
                _reports.RemoveAt(_reports.FindIndex(each => each.Horizon == report.Horizon));
            }
        }
    }
}
