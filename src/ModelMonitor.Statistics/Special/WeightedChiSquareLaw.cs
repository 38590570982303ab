namespace ModelMonitor.Statistics;

/// <summary>
/// The law of a weighted sum of chi-squared variables, Q = Σ wᵢ·χ²(dᵢ): the limit of quadratic forms, such as of test
/// statistics that are added up. Tails by integration along a path of steepest descent through the saddlepoint (Rice
/// 1980; Helstrom 1978), of which the formula of Lugannani and Rice is the first term: that one is wrong by a sixth where
/// one variable of one degree of freedom dominates, this one by less than 1e-5 of the tail, however far out. Some twenty
/// points: O(n) for n weights, no allocation.
/// </summary>
public static class WeightedChiSquareLaw
{
    // The root of it is a negligible probability.
    private const double NothingBelow = 1e-40;

    /// <summary>P(Q ≥ x).</summary>
    /// <param name="x">The observed sum; up to 0 gives 1, +∞ gives 0.</param>
    /// <param name="weights">The weights wᵢ, finite and at least 0.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom dᵢ, at least 0; empty for one each.</param>
    /// <returns>A probability, to a relative 1e-5 of it or of its complement, whichever is smaller.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a weight is negative or not finite, or degrees of freedom are negative.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">x is NaN.</exception>
    public static double UpperTail(double x, ReadOnlySpan<double> weights, ReadOnlySpan<int> degreesOfFreedom = default)
    {
        if (double.IsNaN(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "NaN is no sum of squares.");
        }
        var (largest, mean) = Require(weights, degreesOfFreedom);
        if (x <= 0 || mean == 0 || double.IsPositiveInfinity(x))
        {
            return x <= 0 ? 1 : 0;
        }
        if (x < NothingBelow * largest)
        {
            return 1;
        }
        var path = new SteepestDescent(x, weights, degreesOfFreedom);
        return x >= mean
            ? Math.Clamp(path.Tail(path.UpperSaddlepoint(largest, mean)), 0, 1)
            : Math.Clamp(1 - path.Tail(path.LowerSaddlepoint(largest)), 0, 1);
    }

    /// <summary>The same to 0.012 where x is below the mean, and mostly to 0.001: for probabilities that reject nothing.</summary>
    internal static double RoughUpperTail(double x, ReadOnlySpan<double> weights, ReadOnlySpan<int> degreesOfFreedom)
    {
        var (largest, _) = Require(weights, degreesOfFreedom);
        if (x < NothingBelow * largest)
        {
            return 1;
        }
        return Math.Clamp(1 - new LugannaniRice(weights, degreesOfFreedom).LowerTail(x), 0, 1);
    }

    private static (double Largest, double Mean) Require(ReadOnlySpan<double> weights, ReadOnlySpan<int> degreesOfFreedom)
    {
        if (!degreesOfFreedom.IsEmpty && degreesOfFreedom.Length != weights.Length)
        {
            throw new ArgumentException(
                $"There are {degreesOfFreedom.Length} degrees of freedom and {weights.Length} weights. Pass one for each weight.",
                nameof(degreesOfFreedom));
        }
        var (largest, mean) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            var degrees = degreesOfFreedom.IsEmpty ? 1 : degreesOfFreedom[i];
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}. Weights are finite and zero or more.", nameof(weights));
            }
            if (degrees < 0)
            {
                throw new ArgumentException($"Degrees of freedom {i} are {degrees}. They are zero or more.", nameof(degreesOfFreedom));
            }
            largest = degrees > 0 ? Math.Max(largest, weights[i]) : largest;
            mean += degrees * weights[i];
        }
        return (largest, mean);
    }
}
