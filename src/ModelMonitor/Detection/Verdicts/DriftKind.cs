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

    /// <summary>The values spread more or less around the same centre, such as by noise.</summary>
    Spread,

    /// <summary>Values beyond a limit are replaced by the limit.</summary>
    Clipping,

    /// <summary>Many values are one and the same among others that are in order, such as from a sensor that sticks at times.</summary>
    Stuck,

    /// <summary>Categories have changed places: the shares are the same and belong to others.</summary>
    PermutedCategories,

    /// <summary>Two columns carry each other's values.</summary>
    SwappedColumns,

    /// <summary>A cyclic quantity has been moved around its circle, such as hours by a time zone.</summary>
    CyclicShift,

    /// <summary>Values lie beyond those of the baseline.</summary>
    OutOfRange,

    /// <summary>Rows are repeated.</summary>
    DuplicateRows,

    /// <summary>Each segment is as it was, and their shares have moved.</summary>
    SegmentMix,

    /// <summary>The relation between columns has changed.</summary>
    Dependence,

    /// <summary>More or fewer predictions than usual.</summary>
    Volume,

    /// <summary>No predictions.</summary>
    NoData,

    /// <summary>Predictions take longer or shorter than usual.</summary>
    Latency,

    /// <summary>More predictions throw than usual.</summary>
    Errors,

    /// <summary>A slow movement over many windows.</summary>
    Decay,
}
