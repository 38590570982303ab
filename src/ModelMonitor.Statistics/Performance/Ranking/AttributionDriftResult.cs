namespace ModelMonitor.Statistics;

/// <summary>Two global feature attributions compared.</summary>
/// <param name="Ndcg">
/// NDCG of the live order with the baseline's attributions as relevance: 1 for the same order, and SageMaker Clarify alerts
/// below 0.9. Blind to shares that move without a change of order. NaN when the baseline has no attribution.
/// </param>
/// <param name="L1Distance">
/// ½Σ|a − a'| of the attributions scaled to add up to 1, in [0, 1]: the share that moved between features; 0.1 is much. NaN
/// when one side has no attribution.
/// </param>
/// <param name="Features">Number of features; the order of few says little.</param>
public readonly record struct AttributionDriftResult(double Ndcg, double L1Distance, int Features);
