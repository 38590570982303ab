namespace ModelMonitor.Detection;

/// <summary>What is tested, of a column or of the model as a whole.</summary>
public enum DriftAspect
{
    /// <summary>The distribution of the values that are there.</summary>
    Distribution,

    /// <summary>The share of missing values: null, NaN.</summary>
    MissingValues,

    /// <summary>The share of infinite values.</summary>
    InfiniteValues,

    /// <summary>The share of categories that the baseline never saw.</summary>
    UnseenCategories,

    /// <summary>The share of predictions that violate a rule of the feature; tested against a limit, not the baseline.</summary>
    RuleViolations,

    /// <summary>The share of values at or beyond the smallest and largest of the baseline.</summary>
    OutOfRange,

    /// <summary>The values that came last, while a window fills, by a test that may be looked at at any time.</summary>
    Evidence,

    /// <summary>The distribution of a column within a segment.</summary>
    Segment,

    /// <summary>The correlation of two columns.</summary>
    Correlation,

    /// <summary>The joint distribution of the columns.</summary>
    JointDistribution,

    /// <summary>How well rows fit the linear structure of the baseline.</summary>
    Reconstruction,

    /// <summary>The share of rows that are exact copies of others in the window.</summary>
    DuplicateRows,

    /// <summary>The predictions in a stretch of time.</summary>
    Volume,

    /// <summary>The time since the last prediction.</summary>
    Freshness,

    /// <summary>The time that predictions take.</summary>
    Latency,

    /// <summary>The share of predictions that throw.</summary>
    ErrorRate,

    /// <summary>A slow change of a statistic over many windows, each of which is unsuspicious.</summary>
    Decay,
}
