using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Spearman's rank correlation (1904): Pearson's coefficient of the mid-ranks, sensitive to any monotone association.
/// It needs all pairs and does not merge. NaN when a variable is constant.
/// </summary>
public static class SpearmanCorrelation
{
    /// <summary>Computes the coefficient and tests that it is 0. O(n log n).</summary>
    /// <param name="x">First variable: at least two values, all finite.</param>
    /// <param name="y">Second variable, paired with the first.</param>
    /// <returns>
    /// The coefficient ρ and the p-value by Student's law with n − 2 degrees of freedom, accurate from about 10 pairs.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are fewer than two pairs, or a value is NaN or infinite.
    /// </exception>
    public static CorrelationResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Pairs.Require(x, y, minimum: 2);
        var buffer = ArrayPool<double>.Shared.Rent(2 * x.Length);
        var ranksX = buffer.AsSpan(0, x.Length);
        var ranksY = buffer.AsSpan(x.Length, x.Length);
        MidRanks(x, ranksX);
        MidRanks(y, ranksY);
        var pairs = new RunningCovariance();
        for (var i = 0; i < x.Length; i++)
        {
            pairs.Add(ranksX[i], ranksY[i]);
        }
        ArrayPool<double>.Shared.Return(buffer);
        var p = PearsonCorrelation.PValue(pairs.Correlation, x.Length);
        return new CorrelationResult(pairs.Correlation, p, x.Length, PValueMethod.Asymptotic);
    }

    private static void MidRanks(ReadOnlySpan<double> values, Span<double> ranks)
    {
        var keys = ArrayPool<double>.Shared.Rent(values.Length);
        var order = ArrayPool<int>.Shared.Rent(values.Length);
        values.CopyTo(keys);
        for (var i = 0; i < values.Length; i++)
        {
            order[i] = i;
        }
        keys.AsSpan(0, values.Length).Sort(order.AsSpan(0, values.Length));
        for (var start = 0; start < values.Length;)
        {
            var end = start + 1;
            while (end < values.Length && keys[end] == keys[start])
            {
                end++;
            }
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }
            start = end;
        }
        ArrayPool<double>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(order);
    }
}
