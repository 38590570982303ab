namespace ModelMonitor.Statistics;

/// <summary>
/// One number to sort and show findings by, the same for every kind of test: −log₁₀ of the adjusted p-value, cut at 16, a
/// scale for display, chosen here. O(1).
/// </summary>
public static class DriftScore
{
    /// <summary>The largest score, for p-values up to 1e-16: smaller ones differ in nothing that matters.</summary>
    public const double Largest = 16;

    /// <summary>The score of an adjusted p-value.</summary>
    /// <param name="adjustedPValue">The p-value after the correction for all tests made together, in [0, 1].</param>
    /// <returns>0 for p = 1, 2 for p = 0.01, at most 16.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The p-value is outside [0, 1] or NaN.</exception>
    public static double Of(double adjustedPValue)
    {
        UnitInterval.Require(adjustedPValue, nameof(adjustedPValue));
        return adjustedPValue < 1 ? Math.Min(Largest, -Math.Log10(adjustedPValue)) : 0;
    }
}
