namespace ModelMonitor.Statistics;

/// <summary>
/// The interval of Agresti and Coull (1998): the textbook interval after adding z²/2 successes and failures. O(1).
/// </summary>
public static class AgrestiCoullInterval
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
        var z = Tails.NormalCritical(confidence);
        var n = trials + z * z;
        var p = (successes + z * z / 2) / n;
        return ProportionInterval.Around(p, z * Math.Sqrt(p * (1 - p) / n));
    }
}
