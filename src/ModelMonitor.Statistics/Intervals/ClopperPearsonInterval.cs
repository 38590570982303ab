namespace ModelMonitor.Statistics;

/// <summary>The exact interval of Clopper and Pearson (1934): never covers less than asked, and is wide. O(1).</summary>
public static class ClopperPearsonInterval
{
    /// <summary>The interval that covers the proportion with the given confidence.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of trials, at least 0; without trials the interval is [0, 1].</param>
    /// <param name="confidence">Two-sided confidence, strictly between 0 and 1.</param>
    /// <returns>The interval, within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Successes are not within the trials, or the confidence is not within (0, 1).
    /// </exception>
    public static ProportionInterval Of(long successes, long trials, double confidence = 0.95)
    {
        Trials.Require(successes, trials, nameof(successes), nameof(trials), minimum: 0);
        Trials.RequireConfidence(confidence);
        if (trials == 0)
        {
            return ProportionInterval.Unknown;
        }
        var tail = (1 - confidence) / 2;
        double failures = trials - successes;
        return new ProportionInterval(
            successes == 0 ? 0 : BetaDistribution.Quantile(successes, failures + 1, tail),
            successes == trials ? 1 : BetaDistribution.UpperQuantile(successes + 1, failures, tail));
    }
}
