namespace ModelMonitor.Detection;

/// <summary>The likely nature of a change, as far as the counts of a window tell.</summary>
public enum DriftKind
{
    /// <summary>No change to explain.</summary>
    None,

    /// <summary>The distribution changed in no way that has a name.</summary>
    Distribution,

    /// <summary>Every value is multiplied by one factor, such as a change of unit.</summary>
    Scale,

    /// <summary>One amount is added to every value.</summary>
    Shift,

    /// <summary>Nearly all values are one and the same, such as from a stuck sensor.</summary>
    Constant,

    /// <summary>The shares of known categories moved.</summary>
    CategoryShares,

    /// <summary>Categories appear that the baseline never saw.</summary>
    UnseenCategories,

    /// <summary>The share of missing values changed.</summary>
    MissingValues,

    /// <summary>The share of infinite values changed.</summary>
    InfiniteValues,

    /// <summary>Values violate the rules that the code declares.</summary>
    RuleViolations,
}
