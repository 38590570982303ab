using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The measures of a window that are about one column.</summary>
internal static class ColumnMeasures
{
    // In standard scores of the cells: about a twentieth of a standard deviation.
    private const double LocationFloor = 0.05;

    /// <summary>The mean cell score of the values that are there, less what the hours of the window lead to expect.</summary>
    public static DecayMeasure Location(Baseline baseline, int index, DriftOptions options)
    {
        var name = baseline.Columns[index].Name;
        var location = new ColumnLocation(baseline, index);
        var time = baseline.Profile.AutocorrelationTimes is { Count: > 0 } times ? times[index] : 1;
        return new(
            name, [name], AlarmCategory.Robustness,
            window => window.Columns[index].Finite is var values && values >= options.MinimumCount
                ? (location.Of(window), time / values) : (double.NaN, 0),
            scores => scores,
            (usual, now) => Effect.Of(Math.Abs(now - usual), LocationFloor),
            (usual, now) => $"the values have moved {(now > usual ? "up" : "down")} by {Words.Number(Math.Abs(now - usual))} standard scores");
    }

    /// <summary>The missing share.</summary>
    public static DecayMeasure Missing(Baseline baseline, int index, DriftOptions options)
    {
        var name = baseline.Columns[index].Name;
        return new(
            name, [name], AlarmCategory.Reliability,
            window => window.Columns[index].Total is var total && total >= options.MinimumCount
                ? (ArcsineRoot.Of(window.Columns[index].Missing, total), ArcsineRoot.NoiseOf(total)) : (double.NaN, 0),
            ArcsineRoot.ShareOf,
            (usual, now) => Effect.Of(Math.Abs(now - usual), options.ShareFloor),
            (usual, now) => $"{Words.Percent(now)} of the values are missing ({Words.Percent(usual)} at first)");
    }
}
