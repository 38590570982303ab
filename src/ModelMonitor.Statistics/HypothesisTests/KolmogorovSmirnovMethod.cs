namespace ModelMonitor.Statistics;

/// <summary>How the p-value of a Kolmogorov-Smirnov test is computed.</summary>
public enum KolmogorovSmirnovMethod
{
    /// <summary>Exact when the product of the sizes is at most 4,000,000, else asymptotic.</summary>
    Auto,

    /// <summary>By counting lattice paths: O(m·n) time, O(min(m, n)) memory.</summary>
    Exact,

    /// <summary>By the limiting law with a small-sample correction: O(1).</summary>
    Asymptotic,
}
