namespace ModelMonitor.Statistics;

/// <summary>
/// Interval of a mean that holds at all times at once, so that it may be looked at after every value (Howard, Ramdas,
/// McAuliffe and Sekhon 2021). O(1).
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>
    /// The normal-mixture interval of the mean of values in [0, 1]. It is wider than a fixed-size interval by the price of
    /// looking at any time.
    /// </summary>
    /// <param name="sum">Sum of the values so far, 0 to <paramref name="count"/>.</param>
    /// <param name="count">Number of values so far, at least 0; without values the interval is [0, 1].</param>
    /// <param name="confidence">Probability that the mean is inside at all times, strictly between 0 and 1.</param>
    /// <param name="tunedFor">Number of values at which the interval is as narrow as possible, at least 1.</param>
    /// <returns>The interval, within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ProportionInterval OfBoundedMean(double sum, long count, double confidence = 0.95, long tunedFor = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(tunedFor, 1);
        Trials.RequireConfidence(confidence);
        if (!(sum >= 0 && sum <= count))
        {
            throw new ArgumentOutOfRangeException(nameof(sum), sum, $"The sum of {count} values in [0, 1] lies in [0, {count}].");
        }
        if (count == 0)
        {
            return ProportionInterval.Unknown;
        }
        // The variance proxy of values in [0, 1] is 1/4.
        var logOdds = 2 * Math.Log(1 / (1 - confidence));
        var mixture = tunedFor / 4.0 / (logOdds + Math.Log(1 + logOdds));
        var variance = count / 4.0;
        var halfWidth = Math.Sqrt((variance + mixture) * (Math.Log(1 + variance / mixture) + logOdds)) / count;
        return ProportionInterval.Around(sum / count, halfWidth);
    }
}
