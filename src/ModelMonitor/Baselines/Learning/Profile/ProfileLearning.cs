using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Learns from the rows of a baseline what it knows beside the cells of its columns.</summary>
internal static class ProfileLearning
{
    /// <summary>
    /// The most rows for what needs all columns at once. Of more rows so many are drawn: windows are smaller by far, and
    /// their noise outweighs that of the sample.
    /// </summary>
    public const int MaxJointRows = 20_000;

    /// <summary>The profile of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="segments">The columns of categories that make segments.</param>
    /// <param name="distinct">How many of the rows differ.</param>
    public static BaselineProfile Of(LearnedRows rows, IReadOnlyList<int> segments, long distinct)
    {
        var seasons = SeasonLearning.Of(rows);
        var scores = new Rows(rows.ScoresOf(MaxJointRows), rows.Columns.Count);
        var covariance = RunningCovarianceMatrix.Of(scores);
        return new()
        {
            AutocorrelationTimes = AutocorrelationLearning.Of(rows, seasons),
            Seasons = seasons,
            Segments = [.. segments.Select(column => SegmentLearning.Of(rows, column))],
            Correlations = CorrelationLearning.Of(rows, covariance),
            Structure = StructureLearning.Of(scores, covariance),
            Joint = JointLearning.Of(scores),
            Response = ResponseLearning.Of(rows),
            Cycles = CycleLearning.Of(rows),
            DuplicateShare = SignificantDigits.Round(DuplicateShare.Of(distinct, rows.Count)),
        };
    }
}
