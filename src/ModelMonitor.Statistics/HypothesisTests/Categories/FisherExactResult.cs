namespace ModelMonitor.Statistics;

/// <summary>Fisher's exact test of a 2×2 table.</summary>
/// <param name="OddsRatio">Sample odds ratio ad/(bc), the effect size; +∞ when only bc is 0, NaN when both products are 0.</param>
/// <param name="PValue">Two-sided p-value in [0, 1].</param>
/// <param name="PValueLess">One-sided p-value against an odds ratio below 1.</param>
/// <param name="PValueGreater">One-sided p-value against an odds ratio above 1.</param>
public readonly record struct FisherExactResult(double OddsRatio, double PValue, double PValueLess, double PValueGreater);
