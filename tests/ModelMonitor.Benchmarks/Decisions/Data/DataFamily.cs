namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>A kind of data that a column may hold.</summary>
internal enum DataFamily
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Log-normal, sigma 1.</summary>
    LogNormal,

    /// <summary>Student's t with 3 degrees of freedom.</summary>
    HeavyTailed,

    /// <summary>Poisson of mean 3.</summary>
    Discrete,

    /// <summary>Zero in half of the rows, log-normal in the others.</summary>
    ZeroInflated,

    /// <summary>A first-order autoregression of normal values, coefficient 0.6.</summary>
    Autocorrelated,

    /// <summary>Eight categories, their shares as 1, 1/2, ..., 1/8.</summary>
    Categorical,
}
