namespace ModelMonitor.Statistics;

/// <summary>What is wrong with a value of a feature; a value has one fault at most, the first that applies.</summary>
public enum ValueFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no value, or it is NaN.</summary>
    Missing,

    /// <summary>There is a value that cannot be read as the type of the feature.</summary>
    Unreadable,

    /// <summary>A category outside the declared domain.</summary>
    OutOfDomain,

    /// <summary>The value is infinite.</summary>
    Infinite,

    /// <summary>Below the declared limits.</summary>
    BelowLimits,

    /// <summary>Above the declared limits.</summary>
    AboveLimits,

    /// <summary>Within the declared limits, but lower than is plausible after the baseline.</summary>
    ImplausiblyLow,

    /// <summary>Within the declared limits, but higher than is plausible after the baseline.</summary>
    ImplausiblyHigh,
}
