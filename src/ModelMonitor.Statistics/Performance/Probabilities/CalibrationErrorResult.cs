namespace ModelMonitor.Statistics;

/// <summary>How far predicted probabilities are from observed rates, over bins of rows.</summary>
/// <param name="Expected">ECE: the mean of |observed rate − mean probability| over rows, in [0, 1].</param>
/// <param name="Maximum">MCE: the largest difference of the bins with enough rows; NaN when there are none.</param>
/// <param name="RootMeanSquare">Root of the mean squared difference over rows, at least <paramref name="Expected"/>.</param>
/// <param name="SmallSampleBias">
/// What <paramref name="Expected"/> is by chance when the model is perfectly calibrated, about Σ√(2ȳ(1 − ȳ)n_b/π)/n: more
/// bins and fewer rows make it larger. Subtract it, or compare only windows of one size.
/// </param>
/// <param name="Count">Number of rows. Without rows all errors are NaN.</param>
public readonly record struct CalibrationErrorResult(
    double Expected, double Maximum, double RootMeanSquare, double SmallSampleBias, long Count);
