namespace ModelMonitor.Statistics;

/// <summary>
/// Two-sample Cramér-von Mises test (Anderson 1962): the mean squared difference of the distribution functions;
/// often more powerful than Kolmogorov-Smirnov against shifts. A group of tied values takes the mean of the squared
/// differences before and after it. For samples of equal size that is the statistic of mid-ranks, which is no distance
/// for others: with ties it grows with the ratio of the sizes.
/// </summary>
public static class CramerVonMises
{
    private const int ExactLimit = 20;

    /// <summary>Tests whether two samples come from one distribution. O(N log N) and the exact law.</summary>
    /// <param name="x">First sample: at least two values, all finite.</param>
    /// <param name="y">Second sample: at least two values, all finite.</param>
    /// <param name="method">
    /// How to compute the p-value; <see cref="PValueMethod.Auto"/> is exact when both samples have at most 20 values,
    /// beyond which <see cref="PValueMethod.Exact"/> is refused.
    /// </param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small, too large for an exact p-value, or holds NaN or an infinite value.
    /// </exception>
    public static CramerVonMisesResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, PValueMethod method = PValueMethod.Auto)
    {
        using var pooled = new PooledSample(x, y, minimum: 2);
        var isSmall = Math.Max(x.Length, y.Length) <= ExactLimit;
        if (method == PValueMethod.Exact && !isSmall)
        {
            throw new ArgumentException(
                $"Exact p-values are computed for at most {ExactLimit} values a sample; there are {x.Length} and {y.Length}. Use Auto.",
                nameof(method));
        }
        if (method == PValueMethod.Auto)
        {
            method = isSmall ? PValueMethod.Exact : PValueMethod.Asymptotic;
        }
        return FromGroups(pooled.X, pooled.Y, x.Length, y.Length, method);
    }

    /// <summary>Tests two samples known by counts on common ordered cells; the values of a cell are taken as tied.</summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least two observations.</param>
    /// <param name="live">Live counts on the same cells; at least two observations.</param>
    /// <returns>The asymptotic test; conservative.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side has fewer than two observations.</exception>
    public static CramerVonMisesResult FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline), minimum: 2);
        var n = CellCounts.Total(live, nameof(live), minimum: 2);
        return FromGroups(baseline, live, m, n, PValueMethod.Asymptotic);
    }

    private static CramerVonMisesResult FromGroups(
        ReadOnlySpan<long> x, ReadOnlySpan<long> y, double m, double n, PValueMethod method)
    {
        var total = m + n;
        var (belowX, belowY, before, sum) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            belowX += x[i];
            belowY += y[i];
            var difference = belowX / m - belowY / n;
            var square = difference * difference;
            // Without ties the mean of both ends adds up to Anderson's sum; tied values share what lies between.
            sum += ((double)x[i] + y[i]) * (before + square) / 2;
            before = square;
        }
        var statistic = m / total * (n / total) * sum;
        var p = method == PValueMethod.Exact
            ? CramerVonMisesLaw.Exact((int)m, (int)n, sum)
            : CramerVonMisesLaw.Asymptotic(m, n, statistic);
        return new CramerVonMisesResult(statistic, p, (long)m, (long)n, method);
    }
}
