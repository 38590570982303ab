namespace ModelMonitor.Statistics;

/// <summary>The calibrator that <see cref="ProbabilityCalibration.Choose"/> found best.</summary>
/// <param name="Calibrator">
/// The calibrator, fitted on all rows; it passes probabilities through where calibration does not help.
/// </param>
/// <param name="Method">How it works.</param>
/// <param name="RawError">Expected calibration error of the probabilities as they came.</param>
/// <param name="HeldOutError">
/// Expected calibration error of calibrated probabilities of rows that were held out; NaN when nothing was tried.
/// </param>
/// <param name="EffectiveSize">Number of rows, or (Σw)²/Σw² with weights.</param>
public readonly record struct CalibrationChoice(
    IProbabilityCalibrator Calibrator, CalibrationMethod Method, double RawError, double HeldOutError, double EffectiveSize)
{
    /// <summary>
    /// Whether there are enough rows to rely on: an effective size of at least 100. Below that a few rows with large
    /// weights decide everything.
    /// </summary>
    public bool IsReliable => EffectiveSize >= ImportanceWeights.SmallestEffectiveSize;
}
