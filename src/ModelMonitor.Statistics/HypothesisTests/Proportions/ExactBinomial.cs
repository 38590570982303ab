namespace ModelMonitor.Statistics;

/// <summary>
/// The exact binomial test of a proportion against a given one (Clopper and Pearson 1934; Conover 1999, section 3.1); valid
/// for any counts. Two-sided as in R and scipy. O(log n). It needs counts only, which add up.
/// </summary>
public static class ExactBinomial
{
    /// <summary>
    /// Tests whether successes come with a given probability. The two-sided p-value adds the probabilities of all counts that
    /// are no more probable than the observed one, a one-sided one those of at most, or at least, as many. Conservative,
    /// because counts are discrete. Accurate to 1e-9 up to a million trials, to 1e-5 up to a billion.
    /// </summary>
    /// <param name="successes">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, 1 to 10¹².</param>
    /// <param name="probability">The probability of a success that is tested, 0 to 1.</param>
    /// <param name="alternative">Whether to look for any difference, or for a smaller or greater probability.</param>
    /// <returns>The share of successes and the p-value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the probability is out of range.</exception>
    public static ExactBinomialResult Test(long successes, long trials, double probability, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, BinomialLaw.MaxTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        }

        var law = new BinomialLaw(trials, probability);
        var pValue = alternative switch
        {
            Alternative.Less => law.AtMost(successes),
            Alternative.Greater => law.AtLeast(successes),
            _ => law.TwoSided(successes),
        };
        return new ExactBinomialResult((double)successes / trials, pValue, alternative);
    }
}
