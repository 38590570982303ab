namespace ModelMonitor.Statistics;

/// <summary>How well live rows can be told from baseline rows. Immutable.</summary>
public sealed class DomainClassifierResult
{
    private readonly double[] _scores;
    private readonly double[] _importance;

    internal DomainClassifierResult(
        double areaUnderCurve, double pValue, int permutations, int seed, int baselineSize, double[] scores, double[] importance)
    {
        (AreaUnderCurve, PValue, Permutations, Seed) = (areaUnderCurve, pValue, permutations, seed);
        (BaselineSize, LiveSize, _scores, _importance) = (baselineSize, scores.Length - baselineSize, scores, importance);
    }

    /// <summary>
    /// Area under the ROC curve of scores of rows that the classifier had not seen: ½ when nothing has changed, 1 when all
    /// rows can be told. By custom above 0.65 is drift.
    /// </summary>
    public double AreaUnderCurve { get; }

    /// <summary>
    /// One-sided p-value of the area: of permuted labels, or of Mann and Whitney's statistic with its variance doubled.
    /// </summary>
    public double PValue { get; }

    /// <summary>Number of permutations of the labels; 0 for the normal law.</summary>
    public int Permutations { get; }

    /// <summary>Seed of the folds and the permutations.</summary>
    public int Seed { get; }

    /// <summary>Number of baseline rows.</summary>
    public int BaselineSize { get; }

    /// <summary>Number of live rows.</summary>
    public int LiveSize { get; }

    /// <summary>
    /// Probability of being live, of each baseline row, by a classifier that had not seen it; for
    /// <see cref="DensityRatio.Weights"/>.
    /// </summary>
    public ReadOnlySpan<double> BaselineScores => _scores.AsSpan(0, BaselineSize);

    /// <summary>The same of each live row.</summary>
    public ReadOnlySpan<double> LiveScores => _scores.AsSpan(BaselineSize);

    /// <summary>
    /// How much each column moves the log-odds of being live in a fit to all rows: the standard deviation of what it adds.
    /// The largest is the column that tells best; of columns that say the same, each has its share.
    /// </summary>
    public ReadOnlySpan<double> Importance => _importance;
}
