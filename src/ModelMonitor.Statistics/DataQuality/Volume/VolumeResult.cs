namespace ModelMonitor.Statistics;

/// <summary>A comparison of a number of rows with its baseline.</summary>
/// <param name="Count">Rows that came.</param>
/// <param name="Expected">Rows that were expected.</param>
/// <param name="Ratio">Count/Expected, the effect size; NaN when no row was expected and none came.</param>
/// <param name="PValue">Two-sided p-value, twice the smaller of the two below, in [0, 1].</param>
/// <param name="PValueLess">Probability of as few rows or fewer.</param>
/// <param name="PValueGreater">Probability of as many rows or more.</param>
/// <param name="BaselineWindows">Number of windows of the baseline.</param>
public readonly record struct VolumeResult(
    long Count, double Expected, double Ratio, double PValue, double PValueLess, double PValueGreater, long BaselineWindows);
