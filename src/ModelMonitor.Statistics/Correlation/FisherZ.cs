namespace ModelMonitor.Statistics;

/// <summary>
/// Test of a change of correlation: z = (atanh r₁ − atanh r₂) / √(1/(n₁ − 3) + 1/(n₂ − 3)) (Fisher 1921). O(1).
/// </summary>
public static class FisherZ
{
    // Perfect correlation has no finite transform.
    private const double Largest = 0.999999;

    /// <summary>Tests whether two Pearson coefficients from independent samples are equal. Heavy tails invalidate it.</summary>
    /// <param name="r1">First coefficient, in [−1, 1]; cut to ±0.999999.</param>
    /// <param name="n1">Pairs of the first sample, at least 4.</param>
    /// <param name="r2">Second coefficient.</param>
    /// <param name="n2">Pairs of the second sample, at least 4.</param>
    /// <returns>z, positive when the first coefficient is larger, and the two-sided p-value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A coefficient is outside [−1, 1] or NaN, or a sample has fewer than four pairs.
    /// </exception>
    public static (double Z, double PValue) Test(double r1, long n1, double r2, long n2)
    {
        RequireCoefficient(r1, nameof(r1));
        RequireCoefficient(r2, nameof(r2));
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 4);
        var z = (Transform(r1) - Transform(r2)) / Math.Sqrt(1.0 / (n1 - 3) + 1.0 / (n2 - 3));
        return (z, Tails.NormalTwoSided(z));
    }

    internal static void RequireCoefficient(double coefficient, string name)
    {
        if (!(coefficient >= -1 && coefficient <= 1))
        {
            throw new ArgumentOutOfRangeException(name, coefficient, "A correlation lies in [-1, 1].");
        }
    }

    private static double Transform(double r) => Math.Atanh(Math.Clamp(r, -Largest, Largest));
}
