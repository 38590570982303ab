namespace ModelMonitor.Statistics;

/// <summary>Numbers of distinct values of two samples, compared.</summary>
/// <param name="Ratio">Live estimate by baseline estimate.</param>
/// <param name="Low">Lowest ratio that is no change.</param>
/// <param name="High">Highest ratio that is no change.</param>
/// <param name="BaselineEstimate">Estimated number of distinct baseline values.</param>
/// <param name="LiveEstimate">Estimated number of distinct live values.</param>
/// <param name="BaselineSize">Number of baseline values.</param>
/// <param name="LiveSize">Number of live values.</param>
public readonly record struct CardinalityDriftResult(
    double Ratio, double Low, double High, double BaselineEstimate, double LiveEstimate, long BaselineSize, long LiveSize)
{
    /// <summary>Whether the ratio is outside [<see cref="Low"/>, <see cref="High"/>].</summary>
    public bool IsChanged => !(Ratio >= Low && Ratio <= High);
}
