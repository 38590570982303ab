using ModelMonitor.Aggregation;
using ModelMonitor.Detection;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>Lets the engine judge the windows of one cell of the table, with its default settings.</summary>
/// <param name="cell">The cell.</param>
/// <param name="windowsToFalseAlarm">The budget: one false alarm in so many windows.</param>
/// <param name="plan">How much is simulated.</param>
internal sealed class EngineRun(DecisionCell cell, double windowsToFalseAlarm, SimulationPlan plan)
{
    private const double SingleWindowLevel = 0.001;

    private readonly Scores _scores = new();
    private readonly Dictionary<Change, List<int>> _delays = Changes.Of(cell.Family).ToDictionary(change => change, _ => new List<int>());
    private readonly Dictionary<Change, int> _atLevel = Changes.Of(cell.Family).ToDictionary(change => change, _ => 0);
    private int _falseAlarms;

    public DecisionResult Run()
    {
        for (var baseline = 0; baseline < plan.Baselines; baseline++)
        {
            RunBaseline(new(cell.Family, cell.Columns, Seeds.Of(baseline, cell.Rows)));
        }

        return new(
            cell, plan.Baselines * plan.CleanWindows, _falseAlarms,
            _delays.ToDictionary(entry => entry.Key, entry => DetectionOf(entry.Value)),
            _scores,
            _atLevel.ToDictionary(entry => entry.Key, entry => (double)entry.Value / _delays[entry.Key].Count));
    }

    private void RunBaseline(EngineModel model)
    {
        var clean = model.Detector(windowsToFalseAlarm, new());
        var recent = new List<WindowCounts>();
        var episodes = 0;
        for (var window = 1; window <= plan.CleanWindows; window++)
        {
            var counts = model.Count(model.Draw(cell.Rows));
            var (report, transitions) = clean.Evaluate(counts, window);
            _falseAlarms += transitions.Count(transition => transition.IsRaised);
            _scores.Add(Change.None, ScoreOf(report));

            // The other columns of a changed window are those of a clean one.
            recent.Add(counts);
            if (recent.Count == plan.Horizon)
            {
                if (episodes < plan.Episodes)
                {
                    RunEpisodes(model, recent);
                    episodes++;
                }

                recent.Clear();
            }
        }
    }

    private void RunEpisodes(EngineModel model, List<WindowCounts> windows)
    {
        foreach (var change in _delays.Keys)
        {
            var detector = model.Detector(windowsToFalseAlarm, new());
            var delay = plan.Horizon + 1;
            for (var i = 0; i < windows.Count && delay > plan.Horizon; i++)
            {
                model.Change(windows[i], cell.Rows, change);
                var (report, transitions) = detector.Evaluate(windows[i], i + 1);
                if (i == 0)
                {
                    _scores.Add(change, ScoreOf(report));
                    var single = model.Detector(1 / SingleWindowLevel, new() { RaiseAfter = 1, PersistenceWindows = 1 });
                    _atLevel[change] += single.Evaluate(windows[i], 1).Transitions.Any(IsOfTheChange) ? 1 : 0;
                }

                delay = transitions.Any(IsOfTheChange) ? i + 1 : delay;
            }

            _delays[change].Add(delay);
        }
    }

    private static bool IsOfTheChange(DriftTransition transition) => transition.IsRaised && transition.Finding.Columns.Contains("x0");

    /// <summary>The certainty of what is most certain among what is large, as -log p.</summary>
    private static double ScoreOf(WindowReport report)
    {
        var smallest = 1d;
        foreach (var column in report.Columns)
        {
            foreach (var test in column.Tests)
            {
                smallest = test.IsLarge ? Math.Min(smallest, test.PValue) : smallest;
            }
        }

        return -Math.Log(Math.Max(smallest, double.Epsilon));
    }

    private Detection DetectionOf(List<int> delays)
    {
        delays.Sort();
        return new((double)delays.Count(delay => delay <= plan.Horizon) / delays.Count, delays[delays.Count / 2]);
    }
}
