using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Quantiles of the beta law in full relative accuracy: MathNet's root finder stops at an absolute 1e-12, too coarse
/// for the small proportions that are met here.
/// </summary>
internal static class BetaDistribution
{
    /// <summary>The x with P(X ≤ x) = <paramref name="probability"/>.</summary>
    public static double Quantile(double a, double b, double probability)
    {
        var (low, high) = (0.0, 1.0);
        var x = a / (a + b);
        var scale = SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var error = SpecialFunctions.BetaRegularized(a, b, x) - probability;
            (low, high) = error < 0 ? (x, high) : (low, x);
            var density = Math.Exp(scale + (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x));
            var next = x - error / density;
            if (!(next > low && next < high))
            {
                // In the logarithmic middle, a quantile near 0 is reached in tens of steps.
                next = low > 0 ? Math.Sqrt(low * high) : high / 16;
            }
            if (Math.Abs(next - x) <= 1e-15 * x)
            {
                return next;
            }
            x = next;
        }
        return x;
    }

    /// <summary>The x with P(X ≥ x) = <paramref name="probability"/>.</summary>
    public static double UpperQuantile(double a, double b, double probability) => 1 - Quantile(b, a, probability);
}
