namespace ModelMonitor.Statistics;

/// <summary>Where a statistic stays while nothing has changed.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct ControlLimits(double Lower, double Upper)
{
    /// <summary>Whether a value is within the limits; NaN is not.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True from the lower to the upper limit.</returns>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
