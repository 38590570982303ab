namespace ModelMonitor.Statistics;

/// <summary>Which coefficient of correlation a matrix holds.</summary>
public enum CorrelationKind
{
    /// <summary>Pearson's coefficient, of the values.</summary>
    Pearson,

    /// <summary>Spearman's coefficient, of the ranks; it stands heavy tails.</summary>
    Spearman,
}
