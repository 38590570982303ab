using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>What is kept of the windows that are compared with a baseline: what it knows itself.</summary>
internal static class BaselineShape
{
    /// <summary>The shape of the windows of a model.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">The number of the model's rules.</param>
    public static WindowShape Of(Baseline baseline, int rules) => new(baseline.Layouts)
    {
        Rules = rules,
        Segments =
        [
            .. baseline.Profile.Segments.Select(segments =>
                new SegmentLayout(segments.Column, segments.Cells, baseline.Layouts[segments.Column].CellCount)),
        ],
        HasSeasons = baseline.Profile.Seasons is not null,
    };
}
