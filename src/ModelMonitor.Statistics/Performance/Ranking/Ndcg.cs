namespace ModelMonitor.Statistics;

/// <summary>
/// Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of one ranked list, with linear gain and the discount
/// 1/log₂(rank + 1), as in scikit-learn: the gain of the list as ranked, divided by that of the best ranking. Take the mean
/// over queries.
/// </summary>
public static class Ndcg
{
    /// <summary>NDCG of one list. O(n log n).</summary>
    /// <param name="relevance">The relevance of each item, finite and at least 0; at least one item.</param>
    /// <param name="scores">The score that ranks each item, finite, the highest first.</param>
    /// <param name="k">How many ranks count, at least 1; all when there are fewer.</param>
    /// <param name="averageTies">
    /// Whether items of equal score share their ranks' discounts (McSherry and Najork 2008), so that the order of the input
    /// does not matter; else they keep that order.
    /// </param>
    /// <returns>A number in [0, 1]; NaN when no item is relevant, where scikit-learn says 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are no items, or a value or k is out of range.</exception>
    public static double Of(
        ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int k = int.MaxValue, bool averageTies = true)
    {
        Require(relevance, scores, k);
        var ideal = Gain(relevance, relevance, k, averageTies: false);
        return Math.Min(1, Gain(relevance, scores, k, averageTies) / ideal);
    }

    /// <summary>DCG of one list, not normalised: Σ relevance/log₂(rank + 1). O(n log n).</summary>
    /// <param name="relevance">The relevance of each item, finite and at least 0; at least one item.</param>
    /// <param name="scores">The score that ranks each item, finite, the highest first.</param>
    /// <param name="k">How many ranks count, at least 1; all when there are fewer.</param>
    /// <param name="averageTies">
    /// Whether items of equal score share their ranks' discounts; else they keep the order of the input.
    /// </param>
    /// <returns>The gain, at least 0, in units of the relevance.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are no items, or a value or k is out of range.</exception>
    public static double DiscountedGain(
        ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int k = int.MaxValue, bool averageTies = true)
    {
        Require(relevance, scores, k);
        return Gain(relevance, scores, k, averageTies);
    }

    private static double Gain(ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int k, bool averageTies)
    {
        var order = DescendingOrder.Of(scores);
        var gain = 0.0;
        for (var start = 0; start < Math.Min(k, order.Length);)
        {
            var (end, relevances, discounts) = (start, 0.0, 0.0);
            do
            {
                relevances += relevance[order[end]];
                discounts += end < k ? 1 / Math.Log2(end + 2) : 0;
                end++;
            }
            while (averageTies && end < order.Length && scores[order[end]] == scores[order[start]]);
            gain += relevances / (end - start) * discounts;
            start = end;
        }
        return gain;
    }

    private static void Require(ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int k)
    {
        Pairs.Require(relevance, scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        for (var i = 0; i < relevance.Length; i++)
        {
            if (relevance[i] < 0)
            {
                throw new ArgumentException($"Relevance {i} is {relevance[i]}. Relevance is 0 or more; take magnitudes or shift the scale.", nameof(relevance));
            }
        }
    }
}
