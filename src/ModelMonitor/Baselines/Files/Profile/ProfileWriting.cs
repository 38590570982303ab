namespace ModelMonitor.Baselines;

/// <summary>A profile as its file has it.</summary>
internal static class ProfileWriting
{
    public static ProfileFile? FileOf(BaselineProfile profile) => profile == BaselineProfile.Empty
        ? null
        : new()
        {
            AutocorrelationTimes = profile.AutocorrelationTimes is [] ? null : [.. profile.AutocorrelationTimes],
            DuplicateShare = double.IsNaN(profile.DuplicateShare) ? null : profile.DuplicateShare,
            Seasons = profile.Seasons is { } seasons ? FileOf(seasons) : null,
            Segments = profile.Segments is [] ? null : [.. profile.Segments.Select(FileOf)],
            Correlations = profile.Correlations is [] ? null : FileOf(profile.Correlations),
            Structure = profile.Structure is { } structure ? FileOf(structure) : null,
            Joint = profile.Joint is { } joint ? FileOf(joint) : null,
            Response = profile.Response is { } response ? FileOf(response) : null,
            Cycles = profile.Cycles is [] ? null : [.. profile.Cycles.Select(FileOf)],
            Calibrations = profile.Calibrations is [] ? null : [.. profile.Calibrations.Select(FileOf)],
        };

    private static CalibrationFile FileOf(CalibrationEntry calibration) => new()
    {
        WindowSize = calibration.WindowSize,
        Inflation = calibration.Inflation,
    };

    private static SeasonsFile FileOf(SeasonalShares seasons) => new()
    {
        Kind = seasons.Kind,
        Rows = seasons.Rows,
        Counts = [.. seasons.Counts.Select(counts => counts is [] ? [] : counts.Chunk(counts.Length / seasons.Rows.Length).ToArray())],
    };

    private static SegmentsFile FileOf(SegmentBaseline segments) => new()
    {
        Column = segments.Column,
        Cells = [.. segments.Cells],
        Counts = [.. segments.Counts],
    };

    private static CorrelationsFile FileOf(IReadOnlyList<PairCorrelation> pairs) => new()
    {
        First = [.. pairs.Select(pair => pair.First)],
        Second = [.. pairs.Select(pair => pair.Second)],
        Correlation = [.. pairs.Select(pair => pair.Correlation)],
        Rows = [.. pairs.Select(pair => pair.Rows)],
    };

    private static StructureFile FileOf(LinearStructure structure) => new()
    {
        Rows = structure.Rows,
        Means = structure.Means,
        Scales = structure.Scales,
        Components = [.. structure.Components],
        ErrorMean = structure.ErrorMean,
        ErrorDeviation = structure.ErrorDeviation,
    };

    private static JointFile FileOf(JointDistribution joint) => new()
    {
        Rows = joint.Rows,
        Seed = joint.Seed,
        Bandwidth = joint.Bandwidth,
        Sums = joint.Sums,
        Squares = joint.Squares,
        NullSizes = joint.NullSizes,
        NullMeans = joint.NullMeans,
        NullDeviations = joint.NullDeviations,
        NullSkewness = joint.NullSkewness,
    };

    private static ResponseFile FileOf(ResponseCurves response) => new()
    {
        Output = response.Output,
        Category = response.Category,
        Mean = response.Mean,
        Curves = [.. response.Curves],
    };

    private static CyclesFile FileOf(CycleCurves cycle) => new()
    {
        Column = cycle.Column,
        Others = [.. cycle.Curves.Select(curve => curve.Column)],
        Means = [.. cycle.Curves.Select(curve => curve.Means)],
        Variances = [.. cycle.Curves.Select(curve => curve.Variances)],
    };
}
