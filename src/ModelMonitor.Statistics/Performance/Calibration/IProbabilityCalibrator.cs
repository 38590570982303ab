namespace ModelMonitor.Statistics;

/// <summary>
/// Turns the score of a classifier into the probability of the positive class, P(label = 1 | score). Immutable and
/// thread-safe.
/// </summary>
public interface IProbabilityCalibrator
{
    /// <summary>The probability that belongs to a score.</summary>
    /// <param name="score">A score on the scale that the calibrator was fitted on.</param>
    /// <returns>The probability of the positive class, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is NaN, infinite or off the scale.</exception>
    double Predict(double score);
}
