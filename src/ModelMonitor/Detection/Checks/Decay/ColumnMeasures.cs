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
        var column = baseline.Columns[index];
        var location = new ColumnLocation(baseline, index);
        var time = baseline.Profile.AutocorrelationTimes is { Count: > 0 } times ? times[index] : 1;
        return new(
            column.Name, [column.Name], AlarmCategory.Robustness, LocationFloor,
            window => window.Columns[index].Finite is var values && values >= options.MinimumCount
                ? (location.Of(window), time / values) : (double.NaN, 0),
            movement => $"the values have moved {(movement > 0 ? "up" : "down")} by {Words.Number(Math.Abs(movement))} standard scores");
    }

    /// <summary>The missing share, as an arcsine root.</summary>
    public static DecayMeasure Missing(Baseline baseline, int index, DriftOptions options)
    {
        var name = baseline.Columns[index].Name;
        return new(
            name, [name], AlarmCategory.Reliability, Math.Asin(Math.Sqrt(options.ShareFloor)),
            window => window.Columns[index].Total is var total && total >= options.MinimumCount
                ? (Math.Asin(Math.Sqrt((window.Columns[index].Missing + 0.375) / (total + 0.75))), 1 / ((4.0 * total) + 2)) : (double.NaN, 0),
            movement => $"{(movement > 0 ? "more" : "fewer")} values are missing");
    }
}
