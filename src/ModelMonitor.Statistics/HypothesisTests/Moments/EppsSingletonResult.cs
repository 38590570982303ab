namespace ModelMonitor.Statistics;

/// <summary>An Epps-Singleton test.</summary>
/// <param name="Statistic">The statistic W, at least 0; +∞ when the samples differ in a way that has no variance.</param>
/// <param name="DegreesOfFreedom">
/// Rank of the covariance: 4, less for data of few distinct values, 0 when the test does not apply.
/// </param>
/// <param name="PValue">Asymptotic p-value in [0, 1].</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
public readonly record struct EppsSingletonResult(double Statistic, int DegreesOfFreedom, double PValue, long XSize, long YSize);
