using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The measures of a window that are about one column.</summary>
internal static class ColumnMeasures
{
    // In standard scores of the cells: about a twentieth of a standard deviation.
    private const double LocationFloor = 0.05;

    /// <summary>The mean cell score of the values that are there, less what the hours of the week lead to expect.</summary>
    public static DecayMeasure Location(Baseline baseline, ScoreTables tables, DriftOptions options)
    {
        var location = new ColumnLocation(baseline, tables);
        return new(
            AlarmCategory.Robustness,
            (window, column) => window.Columns[column].Finite is var values && values >= options.MinimumCount
                ? (location.Of(window, column), baseline.Profile.TimeOf(column) / values) : (double.NaN, 0),
            moved => moved,
            (usual, now) => Effect.Of(Math.Abs(now - usual), LocationFloor),
            (usual, now) => $"the values have moved {(now > usual ? "up" : "down")} by {Words.Number(Math.Abs(now - usual))} standard scores");
    }

    /// <summary>The missing share.</summary>
    public static DecayMeasure Missing(DriftOptions options) => new(
        AlarmCategory.Reliability,
        (window, column) => window.Columns[column].Total is var total && total >= options.MinimumCount
            ? (ArcsineRoot.Of(window.Columns[column].Missing, total), ArcsineRoot.NoiseOf(total)) : (double.NaN, 0),
        ArcsineRoot.ShareOf,
        (usual, now) => Effect.Of(Math.Abs(now - usual), options.ShareFloor),
        (usual, now) => $"{Words.Percent(now)} of the values are missing ({Words.Percent(usual)} at first)");
}
