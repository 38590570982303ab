namespace ModelMonitor.Detection;

/// <summary>Whom a kind of change concerns.</summary>
internal static class AlarmCategories
{
    /// <summary>A fault of the pipeline for those who run it; any other change of the data for those who answer for the model.</summary>
    public static AlarmCategory Of(DriftKind kind) => kind switch
    {
        DriftKind.MissingValues or DriftKind.InfiniteValues or DriftKind.UnseenCategories or DriftKind.OutOfRange => AlarmCategory.Reliability,
        DriftKind.RuleViolations or DriftKind.DuplicateRows or DriftKind.Volume or DriftKind.NoData => AlarmCategory.Reliability,
        DriftKind.Latency or DriftKind.Errors => AlarmCategory.Reliability,
        DriftKind.Constant or DriftKind.Stuck or DriftKind.Scale or DriftKind.Clipping => AlarmCategory.Reliability,
        DriftKind.PermutedCategories or DriftKind.SwappedColumns or DriftKind.CyclicShift => AlarmCategory.Reliability,
        _ => AlarmCategory.Robustness,
    };
}
