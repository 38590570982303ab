using static ModelMonitor.Benchmarks.Decisions.DecisionReport;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>What the engine does with its default settings.</summary>
internal static class EngineTable
{
    public static void Print(IReadOnlyList<DecisionResult> results, SimulationPlan plan)
    {
        foreach (var kind in results.GroupBy(result => result.Cell.Family == DataFamily.Categorical))
        {
            var changes = Changes.Of(kind.First().Cell.Family);
            Write($"");
            Write($"Changes found within {plan.Horizon} windows, in brackets the median windows to the alarm; at least two are needed.");
            Write($"");
            Write($"| data | rows | columns | false alarms per 1,000 windows (95 %) | {string.Join(" | ", changes.Select(Changes.Name))} |");
            Write($"| --- | ---: | ---: | ---: | {string.Join(" | ", changes.Select(_ => "---:"))} |");
            foreach (var result in kind)
            {
                var (low, high) = DecisionBars.RateOf(result);
                Write($"| {result.Cell.Family} | {result.Cell.Rows:N0} | {result.Cell.Columns} | {1000d * result.FalseAlarms / result.CleanWindows:0.0} ({low:0.0} to {high:0.0}) | {string.Join(" | ", changes.Select(change => Found(result.Detections[change], plan)))} |");
            }
        }
    }

    private static FormattableString Found(Detection detection, SimulationPlan plan) =>
        detection.MedianDelay > plan.Horizon ? $"{100 * detection.Share:0} %" : (FormattableString)$"{100 * detection.Share:0} % ({detection.MedianDelay:0})";
}
