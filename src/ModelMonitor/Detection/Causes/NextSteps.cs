namespace ModelMonitor.Detection;

/// <summary>What to look at first, by the kind of a finding.</summary>
internal static class NextSteps
{
    /// <summary>One short sentence.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isOutput">Whether it is of what the model says, not of what it is given.</param>
    public static string For(Finding finding, bool isOutput)
    {
        var columns = Columns(finding);
        return finding.Kind switch
        {
            _ when isOutput => $"look at the features whose change explains {columns}; if none does, compare the deployed model with the one that made the baseline",
            DriftKind.Scale => $"check the unit of {columns} at its source: the model was trained on another one{Unit(finding)}",
            DriftKind.Shift => $"check {columns} for an offset at its source: a changed zero point, calibration or unit",
            DriftKind.Spread => $"check the sensor or the calculation behind {columns} for noise or smoothing",
            DriftKind.Clipping => $"check for a limit on the way of {columns}: saturation, a type that is too narrow, a filter",
            DriftKind.Stuck or DriftKind.Constant => $"check whether the source of {columns} is alive: a stuck sensor, a default, a cache that is not refreshed",
            DriftKind.MissingValues => $"check the join or the source that delivers {columns}, and what the model does without it",
            DriftKind.InfiniteValues => $"check the calculation of {columns} for divisions by zero and overflow",
            DriftKind.UnseenCategories => $"check whether the new categories of {columns} are real or spelled differently; if real, train with them",
            DriftKind.PermutedCategories => $"check the encoder of {columns}: serving must use the mapping that training used",
            DriftKind.SwappedColumns => $"check the order in which {columns} are passed",
            DriftKind.CyclicShift => $"check the time zone in which {columns} is computed",
            DriftKind.OutOfRange => $"check {columns} for sentinels and wrong units; the model was not trained there",
            DriftKind.RuleViolations => $"check who sends values of {columns} that the rules forbid",
            DriftKind.DuplicateRows => "check for retries or a batch that is sent again",
            DriftKind.CategoryShares or DriftKind.Distribution => $"see what else has changed with {columns}: season, customers, upstream code; if it is here to stay, retrain",
            DriftKind.SegmentMix => $"look at the share of each segment of {columns}: within them nothing has changed",
            DriftKind.Dependence => $"check how {columns} come together: a join on another key, or a change in the world",
            DriftKind.Volume => "check the callers and the routing of traffic",
            DriftKind.NoData => "check that the application calls the model, and that capture is enabled",
            DriftKind.Latency => "check load, machine and dependencies of the model since the change",
            DriftKind.Errors => "read the exceptions that the model throws",
            DriftKind.Decay => $"compare {columns} over the last weeks: no window alone shows it; plan a retraining",
            _ => "",
        };
    }

    /// <summary>The change of unit, where the explanation names one: values look like the second.</summary>
    private static string Unit(Finding finding)
    {
        foreach (var unit in UnitConversion.Known)
        {
            if (unit.Name.Split(" to ") is [var trained, var live] && finding.Explanation.Contains($"({unit.Name})", StringComparison.Ordinal))
            {
                return $"; values look like {live}, the model was trained on {trained}";
            }
        }

        return "";
    }

    private static string Columns(Finding finding) => finding.Columns.Count == 0
        ? "the columns"
        : string.Join(" and ", finding.Columns.Select(column => $"'{column}'"));
}
