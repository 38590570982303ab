namespace ModelMonitor.Statistics;

/// <summary>
/// Wilson's score interval (Wilson 1927): good coverage for any number of trials; the default of this library. O(1).
/// </summary>
public static class WilsonInterval
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
        double n = trials;
        var p = successes / n;
        var z = Tails.NormalCritical(confidence);
        var scale = 1 + z * z / n;
        var interval = ProportionInterval.Around(
            (p + z * z / (2 * n)) / scale,
            z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale);
        // Exact at the ends, where rounding would leave 1e-17.
        return new ProportionInterval(successes == 0 ? 0 : interval.Low, successes == trials ? 1 : interval.High);
    }
}
