namespace ModelMonitor.Statistics;

/// <summary>The change of the correlation of two features.</summary>
/// <param name="First">Index of the first feature.</param>
/// <param name="Second">Index of the second, larger than the first.</param>
/// <param name="Baseline">Coefficient in the baseline.</param>
/// <param name="Live">Live coefficient; the difference of the two is the effect size.</param>
/// <param name="Z">Fisher's z, positive when the correlation has fallen.</param>
/// <param name="PValue">Two-sided p-value of this pair alone, in [0, 1].</param>
/// <param name="AdjustedPValue">The p-value adjusted for all pairs; changed when at most the false discovery rate.</param>
public readonly record struct CorrelationPairChange(
    int First, int Second, double Baseline, double Live, double Z, double PValue, double AdjustedPValue);
