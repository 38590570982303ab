using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>Everything that is watched of a model beside its columns.</summary>
internal static class WindowChecks
{
    /// <summary>The checks of a model; each learns from the windows that it is shown, in order.</summary>
    /// <param name="baseline">What windows are compared with. What it does not know is not watched.</param>
    /// <param name="options">When a change is an alarm.</param>
    /// <param name="panes">The panes of a window: so many windows in a row share rows.</param>
    /// <param name="tables">The scores of rows, for all models of the thread.</param>
    public static IReadOnlyList<WindowCheck> For(Baseline baseline, DriftOptions options, int panes, ScoreTables tables) =>
    [
        new VolumeCheck(panes),
        new LatencyCheck(options, panes),
        new ShareCheck(CallOutcome.Error, options, panes),
        new ShareCheck(CallOutcome.Refused, options, panes),
        new ShareCheck(CallOutcome.Fallback, options, panes),
        new DuplicateRowsCheck(baseline, options),
        new CorrelationCheck(baseline, tables, options),
        new JointDistributionCheck(baseline, tables, options),
        new ReconstructionCheck(baseline, tables, options),
        new CycleCheck(baseline),
        .. Enumerable.Range(0, baseline.Profile.Segments.Count).Select(index => new SegmentCheck(baseline, index, options)),
        new DecayCheck(baseline, tables, options, panes),
    ];
}
