namespace ModelMonitor.Statistics;

/// <summary>A Welch t test.</summary>
/// <param name="T">
/// The statistic; positive when the mean of the first sample is larger, ±∞ when both samples are constant and differ.
/// </param>
/// <param name="DegreesOfFreedom">Welch-Satterthwaite degrees of freedom; NaN when both samples are constant.</param>
/// <param name="PValue">Two-sided p-value in [0, 1].</param>
/// <param name="MeanDifference">Mean of the first sample minus mean of the second.</param>
/// <param name="CohensD">The effect size: the difference of means over the root of the mean variance.</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
public readonly record struct WelchTResult(
    double T, double DegreesOfFreedom, double PValue, double MeanDifference, double CohensD, long XSize, long YSize);
