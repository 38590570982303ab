namespace ModelMonitor.Statistics;

/// <summary>
/// Decides whether and how to calibrate the probabilities of a classifier: by held-out calibration error, as NannyML does, on
/// folds and with <see cref="PlattScaling"/> for few rows. Use labels that the classifier was not trained on.
/// </summary>
public static class ProbabilityCalibration
{
    private const int Folds = 10;
    private const int IsotonicSize = 1000;

    /// <summary>
    /// Tries <see cref="PlattScaling"/> below 1,000 rows and <see cref="IsotonicRegression"/> from there on, and keeps
    /// it only if it lowers the expected calibration error of held-out rows: ten stratified folds, each predicted by the
    /// fit to the other nine, are pooled, and the error is taken over ten bins of equal mass (ties stay together). With
    /// importance weights the fit and the error are weighted and the effective size counts: this is the refit of
    /// multi-calibrated (M-CBPE) performance estimation under covariate shift. O(n log n).
    /// </summary>
    /// <param name="probabilities">At least one probability of the positive class, as the classifier gave it.</param>
    /// <param name="labels">The label of each row: true for the positive class.</param>
    /// <param name="seed">Seed of the folds: the same seed gives the same choice.</param>
    /// <param name="weights">A weight of 0 or more for each row, not all 0; none for equal weights.</param>
    /// <returns>The choice and both errors. With labels of one class only nothing is tried and the probabilities stay.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a probability is outside [0, 1], or a weight is negative.</exception>
    public static CalibrationChoice Choose(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int seed, ReadOnlySpan<double> weights = default)
    {
        UnitProbabilities.Require(probabilities, nameof(probabilities), minimum: 1);
        ScoredRows.RequireSameCount(probabilities.Length, labels.Length, "labels", nameof(labels));
        if (!weights.IsEmpty)
        {
            ScoredRows.RequireWeights(weights, probabilities.Length, nameof(weights));
        }
        var size = weights.IsEmpty ? labels.Length : ImportanceWeights.EffectiveSize(weights);
        var method = size < IsotonicSize ? CalibrationMethod.Platt : CalibrationMethod.Isotonic;
        var rawError = HeldOutCalibration.Error(probabilities, labels, weights);
        if (!labels.Contains(true) || !labels.Contains(false))
        {
            return new CalibrationChoice(new UnchangedProbability(), CalibrationMethod.None, rawError, double.NaN, size);
        }

        var heldOut = HeldOutCalibration.Predict(method, probabilities, labels, weights, Folds, seed);
        var error = HeldOutCalibration.Error(heldOut, labels, weights);
        return error < rawError
            ? new CalibrationChoice(HeldOutCalibration.Fit(method, probabilities, labels, weights), method, rawError, error, size)
            : new CalibrationChoice(new UnchangedProbability(), CalibrationMethod.None, rawError, error, size);
    }

    private sealed class UnchangedProbability : IProbabilityCalibrator
    {
        public double Predict(double score)
        {
            UnitProbabilities.Require(score, nameof(score));
            return score;
        }
    }
}
