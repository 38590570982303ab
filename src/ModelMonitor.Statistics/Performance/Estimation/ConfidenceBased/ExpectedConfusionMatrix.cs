namespace ModelMonitor.Statistics;

/// <summary>
/// The confusion matrix that calibrated probabilities let expect, with the variances of its two free cells: given the
/// predictions, the true positives and the false negatives are independent Poisson-binomial counts, and the other two
/// cells follow from them.
/// </summary>
public readonly record struct ExpectedConfusionMatrix
{
    internal ExpectedConfusionMatrix(
        long predictedPositives, long predictedNegatives, double truePositives, double falseNegatives,
        double truePositiveVariance, double falseNegativeVariance)
    {
        Count = predictedPositives + predictedNegatives;
        TruePositives = truePositives;
        FalsePositives = Math.Max(0, predictedPositives - truePositives);
        FalseNegatives = falseNegatives;
        TrueNegatives = Math.Max(0, predictedNegatives - falseNegatives);
        TruePositiveVariance = truePositiveVariance;
        FalseNegativeVariance = falseNegativeVariance;
    }

    /// <summary>Number of rows.</summary>
    public long Count { get; }

    /// <summary>Σc over predicted positives.</summary>
    public double TruePositives { get; }

    /// <summary>Σ(1 − c) over predicted positives.</summary>
    public double FalsePositives { get; }

    /// <summary>Σc over predicted negatives.</summary>
    public double FalseNegatives { get; }

    /// <summary>Σ(1 − c) over predicted negatives.</summary>
    public double TrueNegatives { get; }

    /// <summary>Σc(1 − c) over predicted positives, the variance of the true and of the false positives.</summary>
    public double TruePositiveVariance { get; }

    /// <summary>Σc(1 − c) over predicted negatives, the variance of the false and of the true negatives.</summary>
    public double FalseNegativeVariance { get; }

    /// <summary>
    /// Estimates a metric by putting the expected cells in. The standard error is that of the metric which the true
    /// labels of these very rows would give, were the probabilities right; that of the fit of a calibrator comes on top.
    /// It is exact for accuracy and precision, which are linear in the cells, and by the delta method for the others,
    /// which needs about ten expected rows in each class. O(1).
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The estimate; NaN where the metric is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The metric is unknown.</exception>
    public PerformanceEstimate Estimate(ConfusionMetric metric)
    {
        var gradient = MetricGradient.Of(metric, TruePositives, FalsePositives, FalseNegatives, TrueNegatives);
        // A label that turns from 0 to 1 moves its row from false to true positives, or from true to false negatives.
        var byPositives = gradient.TruePositive - gradient.FalsePositive;
        var byNegatives = gradient.FalseNegative - gradient.TrueNegative;
        var variance = byPositives * byPositives * TruePositiveVariance + byNegatives * byNegatives * FalseNegativeVariance;
        return new PerformanceEstimate(
            gradient.Value, Math.Sqrt(variance), Count, EstimateAssumption.SameLabelsGivenScore, Count >= PerformanceEstimate.SmallestSize);
    }
}
