namespace ModelMonitor.Statistics;

/// <summary>Fisher's exact test of a 2×2 table.</summary>
/// <param name="OddsRatio">
/// Sample odds ratio ad/(bc), the effect size; +∞ when only bc is 0, NaN when both products are 0.
/// </param>
/// <param name="PValue">p-value in [0, 1].</param>
/// <param name="Alternative">What was looked for; "first" is the group of a and b.</param>
public readonly record struct FisherExactResult(double OddsRatio, double PValue, Alternative Alternative);
