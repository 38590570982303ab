namespace ModelMonitor.Statistics;

/// <summary>
/// Cohen's h, the effect size of a difference of two proportions on the scale where their variance is constant (Cohen 1988).
/// O(1).
/// </summary>
public static class CohensH
{
    /// <summary>h = 2·asin√p₁ − 2·asin√p₂. Conventions: 0.2 small, 0.5 medium, 0.8 large.</summary>
    /// <param name="p1">First proportion, in [0, 1].</param>
    /// <param name="p2">Second proportion, in [0, 1].</param>
    /// <returns>A number in [−π, π], positive when the first proportion is larger.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A proportion is outside [0, 1] or NaN.</exception>
    public static double Of(double p1, double p2)
    {
        if (!(p1 >= 0 && p1 <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p1), p1, "A proportion lies in [0, 1].");
        }
        if (!(p2 >= 0 && p2 <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p2), p2, "A proportion lies in [0, 1].");
        }
        return 2 * Math.Asin(Math.Sqrt(p1)) - 2 * Math.Asin(Math.Sqrt(p2));
    }
}
