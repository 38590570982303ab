using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>Tail probabilities, each accurate in relative terms far into the tail.</summary>
internal static class Tails
{
    // Up to here sums of so many terms are faster than the incomplete gamma function, and exp(-x / 2) is far from underflow.
    private const double LargestSummed = 64;
    private const double FarthestSummed = 1_000;

    /// <summary>P(X ≥ x) for X chi-squared with the given degrees of freedom.</summary>
    public static double ChiSquared(double x, double degreesOfFreedom)
        => x <= 0 || degreesOfFreedom <= 0 ? 1
            : double.IsPositiveInfinity(x) ? 0
            : degreesOfFreedom <= LargestSummed && x <= FarthestSummed && Math.Floor(degreesOfFreedom) == degreesOfFreedom
            ? ChiSquaredSum(x, (int)degreesOfFreedom)
            : Math.Clamp(SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, x / 2), 0, 1);

    /// <summary>The finite sum for whole degrees of freedom (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5): positive terms only.</summary>
    private static double ChiSquaredSum(double x, int degreesOfFreedom)
    {
        var isOdd = degreesOfFreedom % 2 == 1;
        var (sum, term) = (0.0, isOdd ? Math.Sqrt(x * 2 / Math.PI) : 1);
        for (var next = isOdd ? 3 : 2; next <= degreesOfFreedom; next += 2)
        {
            sum += term;
            term *= x / next;
        }
        return Math.Min(1, (isOdd ? NormalTwoSided(Math.Sqrt(x)) : 0) + Math.Exp(-x / 2) * sum);
    }

    /// <summary>P(Z ≥ z) for a standard normal Z.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;

    /// <summary>P(|Z| ≥ |z|) for a standard normal Z.</summary>
    public static double NormalTwoSided(double z) => Math.Min(1, SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2));

    /// <summary>Probability of a standard normal Z at least as extreme as z in the direction of the alternative.</summary>
    public static double Normal(double z, Alternative alternative) => alternative switch
    {
        Alternative.Less => Normal(-z),
        Alternative.Greater => Normal(z),
        _ => NormalTwoSided(z),
    };

    /// <summary>P(|T| ≥ |t|) for T of Student's law.</summary>
    public static double StudentTwoSided(double t, double degreesOfFreedom)
        => t == 0 ? 1
            : double.IsInfinity(t) ? 0
            : Math.Clamp(SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t)), 0, 1);

    /// <summary>The standard normal quantile that leaves <paramref name="confidence"/> between −z and z.</summary>
    public static double NormalCritical(double confidence) => Constants.Sqrt2 * SpecialFunctions.ErfcInv(1 - confidence);
}
