namespace ModelMonitor.Statistics;

/// <summary>A test of a trend.</summary>
/// <param name="Tau">Kendall's τ_b of the values and their order, in [−1, 1]: above 0 they rise; NaN where all are equal.</param>
/// <param name="Slope">The median slope of all pairs of values, in units of the values for each step; 0 without pairs.</param>
/// <param name="PValue">Two-sided p-value of no trend, in [0, 1].</param>
/// <param name="Size">Number of values.</param>
/// <param name="Method">How the p-value was computed.</param>
public readonly record struct MannKendallResult(double Tau, double Slope, double PValue, int Size, PValueMethod Method);
