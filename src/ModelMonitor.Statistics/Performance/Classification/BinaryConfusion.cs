namespace ModelMonitor.Statistics;

/// <summary>
/// One class against the rest: the four cells of a confusion matrix, as counts, weights or expected counts. A metric
/// whose denominator is 0 is NaN.
/// </summary>
/// <param name="TruePositives">Rows of the class that were predicted as it.</param>
/// <param name="FalsePositives">Rows of other classes that were predicted as it.</param>
/// <param name="FalseNegatives">Rows of the class that were predicted as another.</param>
/// <param name="TrueNegatives">Rows of other classes that were predicted as others.</param>
public readonly record struct BinaryConfusion(
    double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    /// <summary>Actual rows of the class, TP + FN.</summary>
    public double Support => TruePositives + FalseNegatives;

    /// <summary>Rows predicted as the class, TP + FP.</summary>
    public double Predicted => TruePositives + FalsePositives;

    /// <summary>Precision or positive predictive value TP/(TP + FP); NaN when the class was never predicted.</summary>
    public double Precision => TruePositives / Predicted;

    /// <summary>Recall, sensitivity or true positive rate TP/(TP + FN); NaN when the class does not occur.</summary>
    public double Recall => TruePositives / Support;

    /// <summary>Specificity or true negative rate TN/(TN + FP); NaN when no other class occurs.</summary>
    public double Specificity => TrueNegatives / (TrueNegatives + FalsePositives);

    /// <summary>False positive rate FP/(TN + FP); NaN when no other class occurs.</summary>
    public double FalsePositiveRate => FalsePositives / (TrueNegatives + FalsePositives);

    /// <summary>
    /// F1 = 2TP/(2TP + FP + FN); NaN when the class neither occurs nor was predicted. 0 when it occurs and was never
    /// predicted.
    /// </summary>
    public double F1 => FBeta(1);

    /// <summary>
    /// F-beta = (1 + β²)TP/((1 + β²)TP + FP + β²FN): recall counts β times as much as precision (van Rijsbergen 1979).
    /// </summary>
    /// <param name="beta">β: above 0 and finite.</param>
    /// <returns>F in [0, 1]; NaN when the class neither occurs nor was predicted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">β is not above 0 and finite.</exception>
    public double FBeta(double beta)
    {
        var square = StreamValue.RequirePositive(beta, nameof(beta)) * beta;
        var hits = (1 + square) * TruePositives;
        return hits / (hits + FalsePositives + square * FalseNegatives);
    }
}
