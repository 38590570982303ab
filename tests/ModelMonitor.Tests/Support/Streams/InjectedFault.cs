namespace ModelMonitor.Tests.Support;

/// <summary>The faults that happen to data on their way to a model.</summary>
public enum InjectedFault
{
    /// <summary>All values in another unit.</summary>
    UnitChange,

    /// <summary>A sensor gives its last value from some moment on.</summary>
    Stuck,

    /// <summary>Values beyond a limit are the limit.</summary>
    Clipped,

    /// <summary>Two columns carry each other's values.</summary>
    SwappedColumns,

    /// <summary>Values are missing for a while.</summary>
    MissingBurst,

    /// <summary>A category comes that was never seen.</summary>
    NewCategory,

    /// <summary>Categories have been coded in another order.</summary>
    PermutedEncoding,

    /// <summary>Normal noise is added.</summary>
    Noise,

    /// <summary>A batch is sent again and again.</summary>
    DuplicateRows,

    /// <summary>Hours are those of another time zone.</summary>
    TimeZoneShift,
}
