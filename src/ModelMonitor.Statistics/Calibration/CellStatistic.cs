namespace ModelMonitor.Statistics;

/// <summary>
/// A statistic of baseline and live counts on the same cells, such as <see cref="JensenShannon.Distance"/>; larger means more
/// different.
/// </summary>
/// <param name="baseline">Baseline counts.</param>
/// <param name="live">Live counts.</param>
/// <returns>The statistic.</returns>
public delegate double CellStatistic(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live);
