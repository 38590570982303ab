namespace ModelMonitor.Statistics;

/// <summary>
/// A statistic of a baseline and a live sample of numbers, such as <see cref="Wasserstein.Distance"/>; larger means more
/// different.
/// </summary>
/// <param name="baseline">Baseline values.</param>
/// <param name="live">Live values.</param>
/// <returns>The statistic.</returns>
public delegate double SampleStatistic(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live);
