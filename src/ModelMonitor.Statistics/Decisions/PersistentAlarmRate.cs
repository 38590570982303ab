using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// How often unchanged data raise an alarm that must persist: a two-sided test is made in one window after another, and
/// breaches in the present one and in enough of those before. Windows are not independent, for all are compared with the
/// same baseline: their normal deviates are taken as correlated through one common factor (Vasicek 1987), which for
/// windows of n values and a baseline of m is n/(n + m). Then P = E[p(b)·P(Bin(r − 1, p(b)) ≥ k − 1)] over a normal b. O(1).
/// </summary>
public static class PersistentAlarmRate
{
    private const int LargestIterations = 200;

    // The integrand is smooth and dies out on both sides, where the trapezoidal rule has next to no error: two points to
    // a standard deviation of its narrowest peak leave exp(−8π²).
    private const double PointsPerDeviation = 2;
    private const double Reach = 9;

    /// <summary>The share of windows in which a test breaches, and has breached in enough of the windows before.</summary>
    /// <param name="level">The level of the test, strictly between 0 and 1.</param>
    /// <param name="raiseAfter">How many of the windows k must breach, the present one among them; at least 1.</param>
    /// <param name="windows">How many windows r count, the present one among them; at least k.</param>
    /// <param name="correlation">
    /// The correlation ρ of the windows' deviates, in [0, 1): n/(n + m) for windows of n values and a baseline of m.
    /// </param>
    /// <returns>A probability in [0, level], to a relative 1e-6; the level itself for k = 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
    public static double Of(double level, int raiseAfter, int windows, double correlation)
    {
        StreamValue.RequireProbability(level, nameof(level));
        Require(raiseAfter, windows, correlation);
        return Rate(level, raiseAfter, windows, correlation);
    }

    /// <summary>The level of a test at which its persistent alarms come at a rate: the inverse of <see cref="Of"/>.</summary>
    /// <param name="rate">The share of windows with a persistent alarm, strictly between 0 and 1.</param>
    /// <param name="raiseAfter"><inheritdoc cref="Of" path="/param[@name='raiseAfter']"/></param>
    /// <param name="windows"><inheritdoc cref="Of" path="/param[@name='windows']"/></param>
    /// <param name="correlation"><inheritdoc cref="Of" path="/param[@name='correlation']"/></param>
    /// <returns>A level in [rate, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
    public static double Level(double rate, int raiseAfter, int windows, double correlation)
    {
        StreamValue.RequireProbability(rate, nameof(rate));
        Require(raiseAfter, windows, correlation);
        if (raiseAfter == 1)
        {
            return rate;
        }
        // The rate grows nearly as a power of the level: false position in logarithms, halved where it stalls (Illinois).
        var (low, high, target) = (Math.Log(rate), 0.0, Math.Log(rate));
        var (below, above) = (Math.Log(Rate(rate, raiseAfter, windows, correlation)) - target, -target);
        for (var i = 0; i < LargestIterations && high - low > 1e-10; i++)
        {
            var middle = low - below * (high - low) / (above - below);
            middle = middle > low && middle < high ? middle : (low + high) / 2;
            var excess = Math.Log(Rate(Math.Exp(middle), raiseAfter, windows, correlation)) - target;
            if (Math.Abs(excess) < 1e-9)
            {
                return Math.Exp(middle);
            }
            (low, below, high, above) = excess < 0 ? (middle, excess, high, above / 2) : (low, below / 2, middle, excess);
        }
        return Math.Exp((low + high) / 2);
    }

    private static double Rate(double level, int raiseAfter, int windows, double correlation)
    {
        if (raiseAfter == 1 || correlation == 0)
        {
            return level * (raiseAfter == 1 ? 1 : AtLeast(raiseAfter - 1, windows - 1, level));
        }
        var critical = Constants.Sqrt2 * SpecialFunctions.ErfcInv(level);
        var own = Math.Sqrt(1 - correlation);
        var common = Math.Sqrt(correlation);
        // Where k windows breach p(b)^k·φ(b) peaks, and how wide, while p(b) falls like a normal tail.
        var pull = raiseAfter * correlation / (1 - correlation);
        var peak = critical / common * (pull / (1 + pull));
        var step = 1 / Math.Sqrt(1 + windows * correlation / (1 - correlation)) / PointsPerDeviation;
        var last = (int)Math.Ceiling((Math.Min(peak, critical / common) + Reach) / step);
        var sum = 0.0;
        for (var i = 0; i <= last; i++)
        {
            var b = i * step;
            var breach = Tails.Normal((critical - common * b) / own) + Tails.Normal((critical + common * b) / own);
            // Both signs of b are alike; 0 comes once.
            sum += (i == 0 ? 1 : 2) * Math.Exp(-b * b / 2) * breach * AtLeast(raiseAfter - 1, windows - 1, breach);
        }
        return Math.Min(level, sum * step / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>P(Bin(trials, p) ≥ count), by its terms: none is negative, so that no digit is lost.</summary>
    private static double AtLeast(int count, int trials, double p)
    {
        if (p > 0.5)
        {
            return 1 - AtLeast(trials - count + 1, trials, 1 - p);
        }
        var term = Math.Pow(p, count);
        for (var i = 0; i < count; i++)
        {
            term *= (double)(trials - i) / (i + 1);
        }
        term *= Math.Pow(1 - p, trials - count);
        var sum = 0.0;
        for (var i = count; i <= trials; i++)
        {
            sum += term;
            term *= (trials - i) / (i + 1.0) * (p / (1 - p));
        }
        return sum;
    }

    private static void Require(int raiseAfter, int windows, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(raiseAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(windows, raiseAfter);
        if (!(correlation >= 0 && correlation < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "The correlation must lie in [0, 1).");
        }
    }
}
