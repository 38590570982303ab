namespace ModelMonitor.Statistics;

/// <summary>A Brown-Forsythe test.</summary>
/// <param name="Statistic">The statistic F with 1 and N − 2 degrees of freedom; +∞ when the spreads differ for certain.</param>
/// <param name="PValue">p-value in [0, 1].</param>
/// <param name="LogSpreadRatio">
/// The effect size: the logarithm of the first mean absolute deviation from the median over the second. 0 when both are 0, ±∞
/// when one is.
/// </param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
public readonly record struct BrownForsytheResult(double Statistic, double PValue, double LogSpreadRatio, int XSize, int YSize);
