namespace ModelMonitor.Statistics;

/// <summary>
/// Coverage of the prediction intervals of a regression model (PICP; Khosravi et al. 2011), to compare with the nominal one.
/// Counts of windows and machines add up, for <see cref="WilsonInterval"/> and <see cref="TwoProportionZ"/>.
/// </summary>
public static class IntervalCoverage
{
    /// <summary>The coverage. O(n), no allocation.</summary>
    /// <param name="actual">Actual values: at least one, all finite.</param>
    /// <param name="lower">Lower end of each interval, finite.</param>
    /// <param name="upper">Upper end of each interval, finite and at least the lower one.</param>
    /// <param name="confidence">Confidence of Wilson's interval, strictly between 0 and 1; not the nominal coverage.</param>
    /// <returns>The counts, mean width and Wilson's interval.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a value is not finite, ends are crossed or the confidence is out of range.
    /// </exception>
    public static IntervalCoverageResult Of(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double confidence = 0.95)
    {
        Pairs.Require(actual, lower);
        Pairs.Require(actual, upper);
        var (below, above, width) = (0L, 0L, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            if (lower[i] > upper[i])
            {
                throw new ArgumentException($"Interval {i} goes from {lower[i]} to {upper[i]}. Its lower end must not exceed its upper end.", nameof(lower));
            }
            below += actual[i] < lower[i] ? 1 : 0;
            above += actual[i] > upper[i] ? 1 : 0;
            width += (upper[i] - lower[i] - width) / (i + 1);
        }
        var covered = actual.Length - below - above;
        return new IntervalCoverageResult(
            covered, below, above, width, WilsonInterval.Of(covered, actual.Length, confidence));
    }
}
