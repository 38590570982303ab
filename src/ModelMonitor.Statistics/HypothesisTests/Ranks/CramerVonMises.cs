namespace ModelMonitor.Statistics;

/// <summary>
/// Two-sample Cramér-von Mises test (Anderson 1962): the mean squared difference of the distribution functions;
/// often more powerful than Kolmogorov-Smirnov against shifts. Ties take mid-ranks as in scipy. Counts in cells add up; samples
/// do not merge.
/// </summary>
public static class CramerVonMises
{
    private const int ExactLimit = 20;

    /// <summary>Tests whether two samples come from one distribution. O(N log N), and for samples of up to 20 values the
    /// exact law (Xiao, Gordon and Yakovlev 2007), O(m·n·states).</summary>
    /// <param name="x">First sample: at least two values, all finite.</param>
    /// <param name="y">Second sample: at least two values, all finite.</param>
    /// <param name="method">
    /// How to compute the p-value; <see cref="PValueMethod.Auto"/> is exact when both samples have at most 20 values,
    /// beyond which <see cref="PValueMethod.Exact"/> is refused.
    /// </param>
    /// <returns>The test. With many ties and samples of different sizes p is too small.</returns>
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

    /// <summary>
    /// Tests two samples known by counts on common ordered cells; the values of a cell are taken as tied. O(cells).
    /// </summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least two observations.</param>
    /// <param name="live">Live counts on the same cells; at least two observations.</param>
    /// <returns>
    /// The asymptotic test of mid-ranks, as scipy forms T. Tied values of samples of different sizes make T too large, so that
    /// p is too small: use it for samples of one size, and else <see cref="AndersonDarling"/> or
    /// <see cref="KolmogorovSmirnov"/>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a count is negative, or a side has fewer than two observations.
    /// </exception>
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
        var (belowX, belowY, sumX, sumY) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var middle = (x[i] + (double)y[i] + 1) / 2;
            sumX += SquaredDistances(x[i], belowY + middle);
            sumY += SquaredDistances(y[i], belowX + middle);
            belowX += x[i];
            belowY += y[i];
        }
        var u = m * sumX + n * sumY;
        var statistic = u / (m * n * total) - (4 * m * n - 1) / (6 * total);
        var p = method == PValueMethod.Exact
            ? CramerVonMisesLaw.Exact((int)m, (int)n, u)
            : CramerVonMisesLaw.Asymptotic(m, n, statistic);
        return new CramerVonMisesResult(statistic, p, (long)m, (long)n, method);
    }

    /// <summary>Σ (d − i)² over i = 1…count: the squared distances of a tied rank to consecutive ranks.</summary>
    private static double SquaredDistances(double count, double distance)
    {
        var centred = distance - (count + 1) / 2;
        return count * (centred * centred + (count * count - 1) / 12);
    }
}
