using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ModelMonitor.Detection;

/// <summary>
/// The level at which a test of one window may reject, so that rejections in k of r windows come as rarely as asked. All
/// windows are compared with one baseline, whose noise they share: an unlucky baseline is so in each of them. So their
/// scores are correlated; given the common part they are independent (one-factor normal model).
/// </summary>
internal static class LevelSolver
{
    // Above this the windows tell nothing that the first has not told.
    private const double LargestCorrelation = 0.98;
    private const double Reach = 9;
    private const double GridStep = 0.05;
    private const int Bisections = 40;
    private const double LargestLevel = 0.5;
    private const double Negligible = 1e-150;

    /// <summary>Solves P(the test rejects in a window and in k - 1 of the r - 1 before) = <paramref name="rate"/>.</summary>
    /// <param name="rate">The chance that is allowed, above 0.</param>
    /// <param name="correlation">The correlation of two windows' scores, 0 to 1.</param>
    /// <param name="raiseAfter">k, 1 to r.</param>
    /// <param name="windows">r.</param>
    /// <returns>The level of one test, at least the rate and at most a half.</returns>
    public static double Solve(double rate, double correlation, int raiseAfter, int windows)
    {
        if (raiseAfter == 1 || correlation > LargestCorrelation || rate >= LargestLevel)
        {
            return Math.Min(rate, LargestLevel);
        }

        // More rejections come with a higher level: bisection of its logarithm.
        var (low, high) = (Math.Log(rate), Math.Log(LargestLevel));
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = RateOf(Math.Exp(middle), correlation, raiseAfter, windows) > rate ? (low, middle) : (middle, high);
        }

        return Math.Exp(low);
    }

    /// <summary>The chance that a test rejects in a window and in k - 1 of the r - 1 before.</summary>
    public static double RateOf(double level, double correlation, int raiseAfter, int windows)
    {
        var threshold = Normal.InvCDF(0, 1, level);
        var (shared, own) = (Math.Sqrt(correlation), Math.Sqrt(1 - correlation));
        var sum = 0d;
        for (var common = -Reach; common <= Reach; common += GridStep)
        {
            var rejects = SpecialFunctions.Erfc(-(threshold + (shared * common)) / own / Constants.Sqrt2) / 2;
            sum += Math.Exp(-common * common / 2) * rejects * AtLeast(raiseAfter - 1, windows - 1, rejects);
        }

        return sum * GridStep / Constants.Sqrt2Pi;
    }

    /// <summary>P(Bin(n, p) >= k).</summary>
    private static double AtLeast(int k, int n, double p)
    {
        if (p < Negligible)
        {
            return k == 0 ? 1 : 0;
        }

        // The odds recursion, from n successes downwards: all terms are positive, and so the far tail keeps its digits.
        var term = Math.Pow(p, n);
        var sum = 0d;
        for (var successes = n; successes >= k; successes--)
        {
            sum += term;
            term *= successes * (1 - p) / ((n - successes + 1) * p);
        }

        return Math.Min(1, sum);
    }
}
