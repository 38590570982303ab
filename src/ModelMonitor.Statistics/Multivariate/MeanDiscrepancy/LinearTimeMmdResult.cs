namespace ModelMonitor.Statistics;

/// <summary>A linear-time test of the maximum mean discrepancy.</summary>
/// <param name="Statistic">The unbiased estimate of MMD²; it may be negative.</param>
/// <param name="Z">The statistic over its standard error.</param>
/// <param name="PValue">One-sided p-value 1 − Φ(z), 1 when all terms are 0.</param>
/// <param name="Terms">Number of independent terms, one for each two rows of both samples.</param>
/// <param name="XSize">Number of rows of the first sample.</param>
/// <param name="YSize">Number of rows of the second sample.</param>
public readonly record struct LinearTimeMmdResult(double Statistic, double Z, double PValue, int Terms, int XSize, int YSize);
