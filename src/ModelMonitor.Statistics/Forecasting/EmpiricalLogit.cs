namespace ModelMonitor.Statistics;

/// <summary>
/// The empirical logit (Haldane 1956; Anscombe 1956), the scale on which rates are smoothed and forecast so that forecasts
/// stay within 0 and 1: ln((k + ½)/(n − k + ½)), finite for every count. O(1), from counts that add up.
/// </summary>
public static class EmpiricalLogit
{
    /// <summary>The transform of a rate k/n.</summary>
    /// <param name="successes">k, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, at least 1.</param>
    /// <returns>A finite number; 0 for half of the trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or successes are not within them.</exception>
    public static double Of(long successes, long trials)
    {
        Trials.Require(successes, trials, nameof(successes), nameof(trials));
        return Math.Log((successes + 0.5) / (trials - successes + 0.5));
    }

    /// <summary>The rate of a transform: 1/(1 + e⁻ˣ).</summary>
    /// <param name="logit">
    /// A number on the scale of <see cref="Of"/>, such as a forecast or the end of its interval; ±∞ are 0 and 1.
    /// </param>
    /// <returns>The rate, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN.</exception>
    public static double Rate(double logit)
        => double.IsNaN(logit) ? throw new ArgumentOutOfRangeException(nameof(logit), logit, "There is no rate of NaN.") : 1 / (1 + Math.Exp(-logit));
}
