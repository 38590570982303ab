namespace ModelMonitor.Statistics;

/// <summary>How far a weighted baseline can stand for a live window.</summary>
/// <param name="EffectiveSize">(Σw)²/Σw² (Kish): the number of equally weighted rows that are worth as much.</param>
/// <param name="LargestShare">The largest share of all weight that one row, or one cell of rows, holds.</param>
/// <param name="UncoveredShare">Share of live rows where the baseline has none; 0 when it is not known.</param>
/// <param name="DomainAuc">AUC of the classifier that tells live from baseline rows; NaN when there is none.</param>
public readonly record struct ImportanceWeightCheck(double EffectiveSize, double LargestShare, double UncoveredShare, double DomainAuc)
{
    /// <summary>
    /// Whether to rely on estimates from these weights: an effective size of at least 100, a domain AUC of at most 0.95
    /// where it is known, and at most 5 % of live rows uncovered. Below that the window is too far from the baseline.
    /// </summary>
    public bool IsReliable => EffectiveSize >= ImportanceWeights.SmallestEffectiveSize && !(DomainAuc > 0.95) && UncoveredShare <= 0.05;
}
