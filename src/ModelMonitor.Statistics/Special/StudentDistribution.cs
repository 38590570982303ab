namespace ModelMonitor.Statistics;

/// <summary>Quantiles of Student's law in full relative accuracy: MathNet's root finder stops at an absolute 1e-12 and at |t| = 800.</summary>
internal static class StudentDistribution
{
    /// <summary>The t with P(|T| ≤ t) = <paramref name="confidence"/>: t²/(ν + t²) follows the beta law with ½ and ν/2.</summary>
    public static double Critical(double confidence, double degreesOfFreedom)
    {
        var share = BetaDistribution.Quantile(0.5, degreesOfFreedom / 2, confidence);
        if (share > 0.5)
        {
            // Near 1 the complement is what keeps its digits.
            var rest = BetaDistribution.Quantile(degreesOfFreedom / 2, 0.5, 1 - confidence);
            return Math.Sqrt(degreesOfFreedom * (1 - rest) / rest);
        }
        return Math.Sqrt(degreesOfFreedom * share / (1 - share));
    }
}
