using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// The negative binomial law of counts with a mean μ and a variance μ + αμ² (NB2 of Cameron and Trivedi), and the
/// Poisson law at α = 0.
/// </summary>
internal readonly record struct NegativeBinomialLaw(double Mean, double Dispersion)
{
    // Below this relative excess of the variance the two laws agree to more digits than the beta function has here.
    private const double PoissonBelow = 1e-9;

    private bool IsPoisson => Dispersion * Mean < PoissonBelow;

    /// <summary>P(X ≤ count).</summary>
    public double AtMost(long count)
    {
        var (next, shape) = (count + 1.0, 1 / Dispersion);
        return Math.Clamp(
            IsPoisson ? SpecialFunctions.GammaUpperRegularized(next, Mean) : SpecialFunctions.BetaRegularized(shape, next, shape / (shape + Mean)), 0, 1);
    }

    /// <summary>P(X ≥ count).</summary>
    public double AtLeast(long count)
    {
        if (count <= 0)
        {
            return 1;
        }
        var shape = 1 / Dispersion;
        return Math.Clamp(
            IsPoisson ? SpecialFunctions.GammaLowerRegularized(count, Mean) : SpecialFunctions.BetaRegularized(count, shape, Mean / (shape + Mean)), 0, 1);
    }
}
