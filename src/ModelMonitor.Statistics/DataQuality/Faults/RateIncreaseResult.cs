namespace ModelMonitor.Statistics;

/// <summary>A comparison of the rate of faulty values with that of the baseline.</summary>
/// <param name="BaselineRate">Share of faulty baseline values.</param>
/// <param name="LiveRate">Share of faulty live values.</param>
/// <param name="LowerBound">Wilson's lower bound of the live rate.</param>
/// <param name="IsExcessive">Whether the lower bound exceeds the baseline rate by more than the margin.</param>
/// <param name="PValue">Two-sided p-value that the rates differ, in [0, 1].</param>
/// <param name="Exact">Whether the p-value is that of Fisher's exact test and not of the z test.</param>
/// <param name="CohensH">The effect size 2·asin√live − 2·asin√baseline, positive when the rate has risen.</param>
/// <param name="BaselineSize">Number of baseline values.</param>
/// <param name="LiveSize">Number of live values.</param>
public readonly record struct RateIncreaseResult(
    double BaselineRate, double LiveRate, double LowerBound, bool IsExcessive,
    double PValue, bool Exact, double CohensH, long BaselineSize, long LiveSize);
