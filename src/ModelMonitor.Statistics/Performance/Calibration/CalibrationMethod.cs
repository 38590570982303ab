namespace ModelMonitor.Statistics;

/// <summary>How scores become probabilities.</summary>
public enum CalibrationMethod
{
    /// <summary>The scores are probabilities already.</summary>
    None,

    /// <summary><see cref="PlattScaling"/>.</summary>
    Platt,

    /// <summary><see cref="IsotonicRegression"/>.</summary>
    Isotonic,
}
