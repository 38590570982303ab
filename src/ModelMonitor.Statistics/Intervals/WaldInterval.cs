namespace ModelMonitor.Statistics;

/// <summary>
/// The textbook interval p ± z·√(p(1 − p)/n) (Laplace 1812). It covers too little for few trials or extreme proportions
/// (Brown, Cai and DasGupta 2001): prefer <see cref="WilsonInterval"/>. O(1).
/// </summary>
public static class WaldInterval
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
        var p = (double)successes / trials;
        return ProportionInterval.Around(p, Tails.NormalCritical(confidence) * Math.Sqrt(p * (1 - p) / trials));
    }
}
