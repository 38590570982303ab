namespace ModelMonitor.Statistics;

/// <summary>
/// Share of the k highest items of one score that are among the k highest of another: how stable the top of a ranking is, as
/// Ghorbani, Abid and Zou (2019) compare explanations. For whole rankings see <see cref="SpearmanCorrelation"/> and
/// <see cref="KendallCorrelation"/>.
/// </summary>
public static class TopKOverlap
{
    /// <summary>The overlap |S ∩ T|/k. O(d log d).</summary>
    /// <param name="first">A score of each item, finite: for feature attributions their magnitudes.</param>
    /// <param name="second">Another score of the same items, finite.</param>
    /// <param name="k">How many items are the top, 1 to all; for d features min(5, d/2) is usual.</param>
    /// <returns>A number in [0, 1]. Items of equal score rank in the order of the input.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no items, a value is not finite or k is out of range.
    /// </exception>
    public static double Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int k)
    {
        Pairs.Require(first, second);
        if (k < 1 || k > first.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"k counts among {first.Length} items: 1 to {first.Length}.");
        }
        var isTop = new bool[first.Length];
        foreach (var item in DescendingOrder.Of(first).AsSpan(0, k))
        {
            isTop[item] = true;
        }
        var common = 0;
        foreach (var item in DescendingOrder.Of(second).AsSpan(0, k))
        {
            common += isTop[item] ? 1 : 0;
        }
        return (double)common / k;
    }
}
