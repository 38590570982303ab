using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>The binomial law, with tails that are accurate in relative terms.</summary>
internal readonly struct BinomialLaw(long trials, double probability)
{
    /// <summary>More trials leave the incomplete beta function too few digits.</summary>
    public const long MaxTrials = 1_000_000_000_000;

    // Counts whose probability equals that of the observed one up to rounding count as equally extreme.
    private const double TieTolerance = 1e-7;

    private readonly double _logChoices = SpecialFunctions.GammaLn(trials + 1.0);
    private readonly double _logSuccess = Math.Log(probability);
    private readonly double _logFailure = Math.Log(1 - probability);

    /// <summary>The most probable count.</summary>
    public long Mode => Math.Min(trials, (long)((trials + 1.0) * probability));

    public double LogProbability(long count)
        => _logChoices - SpecialFunctions.GammaLn(count + 1.0) - SpecialFunctions.GammaLn(trials - count + 1.0)
            + Power(count, _logSuccess) + Power(trials - count, _logFailure);

    /// <summary>P(X ≥ count).</summary>
    public double AtLeast(long count)
        => count <= 0 ? 1 : count > trials ? 0 : Math.Clamp(SpecialFunctions.BetaRegularized(count, trials - count + 1.0, probability), 0, 1);

    /// <summary>P(X ≤ count).</summary>
    public double AtMost(long count)
        => count < 0 ? 0 : count >= trials ? 1 : Math.Clamp(SpecialFunctions.BetaRegularized(trials - count, count + 1.0, 1 - probability), 0, 1);

    /// <summary>The probabilities of all counts that are no more probable than the observed one. O(log trials).</summary>
    public double TwoSided(long observed)
    {
        var limit = LogProbability(observed) + TieTolerance;
        if (LogProbability(Mode) <= limit)
        {
            // The mode itself, or its equal: there may be two.
            return 1;
        }
        if (observed > Mode)
        {
            // The largest count below the mode that is no more probable: probabilities grow up to the mode.
            var (low, high) = (-1L, Mode);
            while (high - low > 1)
            {
                var middle = low + (high - low) / 2;
                (low, high) = LogProbability(middle) <= limit ? (middle, high) : (low, middle);
            }
            return Math.Min(1, AtLeast(observed) + AtMost(low));
        }
        var (more, less) = (Mode, trials + 1);
        while (less - more > 1)
        {
            var middle = more + (less - more) / 2;
            (more, less) = LogProbability(middle) <= limit ? (more, middle) : (middle, less);
        }
        return Math.Min(1, AtMost(observed) + AtLeast(less));
    }

    // 0·(−∞) where the probability is rounded to 0 or 1.
    private static double Power(long exponent, double logarithm) => exponent == 0 ? 0 : exponent * logarithm;
}
