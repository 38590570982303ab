using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Pearson's coefficient of linear correlation (Pearson 1895). O(n), in one pass; <see cref="RunningCovariance"/> is its
/// mergeable state. NaN when a variable is constant.
/// </summary>
public static class PearsonCorrelation
{
    /// <summary>Computes the coefficient and tests that it is 0, assuming normal variables.</summary>
    /// <param name="x">First variable: at least two values, all finite.</param>
    /// <param name="y">Second variable, paired with the first.</param>
    /// <returns>The coefficient r and the p-value by Student's law with n − 2 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are fewer than two pairs, or a value is NaN or infinite.
    /// </exception>
    public static CorrelationResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Pairs.Require(x, y, minimum: 2);
        var pairs = new RunningCovariance();
        for (var i = 0; i < x.Length; i++)
        {
            pairs.Add(x[i], y[i]);
        }
        return new CorrelationResult(pairs.Correlation, PValue(pairs.Correlation, x.Length), x.Length, PValueMethod.Asymptotic);
    }

    /// <summary>The interval of the true coefficient by Fisher's z transform (1921). O(1).</summary>
    /// <param name="coefficient">The sample coefficient, in [−1, 1].</param>
    /// <param name="count">Number of pairs, at least 2.</param>
    /// <param name="confidence">Two-sided confidence, strictly between 0 and 1.</param>
    /// <returns>
    /// The ends of the interval; (−1, 1) for three pairs or fewer, which tell nothing; the coefficient alone at ±1.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The coefficient, the count or the confidence is out of its range.
    /// </exception>
    public static (double Low, double High) Interval(double coefficient, long count, double confidence = 0.95)
    {
        FisherZ.RequireCoefficient(coefficient, nameof(coefficient));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        Trials.RequireConfidence(confidence);
        if (count <= 3)
        {
            return (-1, 1);
        }
        var halfWidth = Tails.NormalCritical(confidence) / Math.Sqrt(count - 3);
        var z = Math.Atanh(coefficient);
        return (Math.Tanh(z - halfWidth), Math.Tanh(z + halfWidth));
    }

    /// <summary>p by Student's law of r·√((n − 2)/(1 − r²)), written as a beta integral that keeps 1 − r² near ±1.</summary>
    internal static double PValue(double coefficient, int count)
        => double.IsNaN(coefficient) || count <= 2 ? 1
            : Math.Clamp(SpecialFunctions.BetaRegularized((count - 2) / 2.0, 0.5, (1 - coefficient) * (1 + coefficient)), 0, 1);
}
