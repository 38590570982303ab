namespace ModelMonitor.Statistics;

/// <summary>A metric that is a function of sums over observations: <c>sums => sums[0] / sums[1]</c> is a weighted mean.</summary>
/// <param name="sums">The sums, one for each term of an observation.</param>
/// <returns>The metric; NaN if these sums do not define it.</returns>
public delegate double AdditiveMetric(ReadOnlySpan<double> sums);
