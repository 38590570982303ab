namespace ModelMonitor.Statistics;

/// <summary>By what Kendall's excess of concordant pairs is divided.</summary>
public enum KendallTau
{
    /// <summary>τ_b: the pairs that are not tied. 1 for any strictly monotone relation of as many distinct values.</summary>
    B,

    /// <summary>
    /// τ_c (Stuart 1953): the most that a table of as many rows and columns allows; for variables of few, and not equally
    /// many, distinct values.
    /// </summary>
    C,
}
