namespace ModelMonitor.Statistics;

/// <summary>An exact test of two Poisson rates.</summary>
/// <param name="Rate1">Events of the first side per unit of exposure.</param>
/// <param name="Rate2">Events of the second side per unit of exposure.</param>
/// <param name="RateRatio">Rate1/Rate2, the effect size; +∞ when the second side has no events, NaN when neither has.</param>
/// <param name="PValue">Two-sided p-value in [0, 1].</param>
/// <param name="PValueLess">p-value against the alternative that the first rate is lower.</param>
/// <param name="PValueGreater">p-value against the alternative that the first rate is higher.</param>
/// <param name="Count1">Events of the first side.</param>
/// <param name="Count2">Events of the second side.</param>
public readonly record struct PoissonRateResult(
    double Rate1, double Rate2, double RateRatio, double PValue, double PValueLess, double PValueGreater, long Count1, long Count2);
