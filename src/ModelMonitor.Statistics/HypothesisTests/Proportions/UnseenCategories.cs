namespace ModelMonitor.Statistics;

/// <summary>
/// Whether categories that the baseline never held come more often than its rare ones let expect. By the estimate of
/// Good and Turing (Good 1953), the probability of an unseen category is the share of the values whose category was seen
/// exactly once. O(1), from counts that add up.
/// </summary>
public static class UnseenCategories
{
    /// <summary>The smallest share of unseen categories that is worth an alarm.</summary>
    public const double SmallestShare = 0.001;

    /// <summary>Compares the share of unseen categories with what the baseline lets expect.</summary>
    /// <param name="unseen">Live values whose category is not in the baseline, 0 to <paramref name="live"/>.</param>
    /// <param name="live">Live values, at least 0.</param>
    /// <param name="baselineSingletons">
    /// Categories that occur exactly once in the baseline, 0 to <paramref name="baselineSize"/>.
    /// </param>
    /// <param name="baselineSize">Baseline values, at least 1.</param>
    /// <param name="confidence">Two-sided confidence of the lower bound, strictly between 0 and 1.</param>
    /// <returns>The comparison; excessive when Wilson's lower bound of the share lies above the expected share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static UnseenCategoriesResult Test(
        long unseen, long live, long baselineSingletons, long baselineSize, double confidence = 0.95)
    {
        Trials.Require(unseen, live, nameof(unseen), nameof(live), minimum: 0);
        Trials.Require(baselineSingletons, baselineSize, nameof(baselineSingletons), nameof(baselineSize));
        var lowerBound = WilsonInterval.Of(unseen, live, confidence).Low;
        var expected = Math.Max((double)baselineSingletons / baselineSize, SmallestShare);
        return new UnseenCategoriesResult(
            live > 0 ? (double)unseen / live : 0, lowerBound, expected, lowerBound > expected, live, baselineSize);
    }
}
