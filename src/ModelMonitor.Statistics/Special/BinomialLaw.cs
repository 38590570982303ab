using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>The binomial law, with tails that are accurate in relative terms.</summary>
internal readonly struct BinomialLaw(long trials, double probability)
{
    private readonly double _logChoices = SpecialFunctions.GammaLn(trials + 1.0);
    private readonly double _logSuccess = Math.Log(probability);
    private readonly double _logFailure = Math.Log(1 - probability);

    public long Trials => trials;

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

    // 0·(−∞) where the probability is rounded to 0 or 1.
    private static double Power(long exponent, double logarithm) => exponent == 0 ? 0 : exponent * logarithm;
}
