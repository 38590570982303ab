namespace ModelMonitor.Statistics;

/// <summary>The exact binomial test of a proportion.</summary>
/// <param name="Share">The share of successes, the effect, 0 to 1.</param>
/// <param name="PValue">p-value in [0, 1].</param>
/// <param name="Alternative">What was looked for.</param>
public readonly record struct ExactBinomialResult(double Share, double PValue, Alternative Alternative);
