namespace ModelMonitor.Baselines;

/// <summary>
/// What a baseline knows beside the cells of its columns; each part is empty where it is not known, and whoever needs
/// it then does without.
/// </summary>
internal sealed record BaselineProfile
{
    // More correlated rows are too few to be judged by anything, or their order is a season's and no memory.
    private const double LargestAutocorrelationTime = 25;

    /// <summary>Nothing known.</summary>
    public static BaselineProfile Empty { get; } = new();

    /// <summary>
    /// For each column the integrated autocorrelation time of its cell scores in the order of the rows, 1 and up: so many
    /// rows count as one. Empty where the order is not known.
    /// </summary>
    public IReadOnlyList<double> AutocorrelationTimes { get; init; } = [];

    /// <summary>The shares by season; <see langword="null"/> without times, or where they make no difference.</summary>
    public SeasonalShares? Seasons { get; init; }

    /// <summary>The shares by segment, for each column that makes segments.</summary>
    public IReadOnlyList<SegmentBaseline> Segments { get; init; } = [];

    /// <summary>The correlations of cell scores of the pairs that matter most, at most 50.</summary>
    public IReadOnlyList<PairCorrelation> Correlations { get; init; } = [];

    /// <summary>
    /// The linear structure of cell scores; <see langword="null"/> below two columns or five rows a column, or where the
    /// components leave nothing.
    /// </summary>
    public LinearStructure? Structure { get; init; }

    /// <summary>
    /// The joint distribution of cell scores as a random-Fourier mean; <see langword="null"/> below two columns, or where all
    /// rows are equal.
    /// </summary>
    public JointDistribution? Joint { get; init; }

    /// <summary>How the output depends on each feature, cell by cell; <see langword="null"/> without an output.</summary>
    public ResponseCurves? Response { get; init; }

    /// <summary>For each column that goes round a circle, such as hours: how others go with it.</summary>
    public IReadOnlyList<CycleCurves> Cycles { get; init; } = [];

    /// <summary>What simulations have shown of the p-values, by the size of a window.</summary>
    public IReadOnlyList<CalibrationEntry> Calibrations { get; init; } = [];

    /// <summary>The share of rows that are exact copies of an earlier one, 0 to 1; NaN where it is not known.</summary>
    public double DuplicateShare { get; init; } = double.NaN;

    /// <summary>The autocorrelation time of a column, 1 and up; 1 where the order of rows is not known.</summary>
    public double TimeOf(int column) => AutocorrelationTimes.Count == 0 ? 1 : AutocorrelationTimes[column];

    /// <summary>So many rows in a row of a column are judged as one, 1 to 25.</summary>
    public double JudgedTime(int column) => Math.Clamp(TimeOf(column), 1, LargestAutocorrelationTime);
}
