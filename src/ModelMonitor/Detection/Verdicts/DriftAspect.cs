namespace ModelMonitor.Detection;

/// <summary>What of a column is tested against the baseline.</summary>
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
}
