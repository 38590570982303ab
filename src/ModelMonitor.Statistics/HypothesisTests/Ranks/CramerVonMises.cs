namespace ModelMonitor.Statistics;

/// <summary>
/// Two-sample Cramér-von Mises test (Anderson 1962): the mean squared difference of the distribution functions;
/// often more powerful than Kolmogorov-Smirnov against shifts. A group of tied values takes the mean of the squared
/// differences before and after it, which is 0 for equal shares of samples of any size. Counts in cells add up; samples
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
    /// <param name="midRanks">
    /// Takes mid-ranks for tied values, as scipy does. For samples of equal size, or without ties, that is the same; else it
    /// grows with the ratio of the sizes, and unchanged data are rejected.
    /// </param>
    /// <returns>
    /// The test. With only a few distinct values it is a little too bold: 4 to 8 % of unchanged samples with 2 to 12 distinct
    /// values are rejected at 5 %.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small, too large for an exact p-value, or holds NaN or an infinite value.
    /// </exception>
    public static CramerVonMisesResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, PValueMethod method = PValueMethod.Auto, bool midRanks = false)
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
        var sum = midRanks ? MidRankSum(pooled.X, pooled.Y, x.Length, y.Length) : Sum(pooled.X, pooled.Y, x.Length, y.Length);
        return Result(sum, x.Length, y.Length, method);
    }

    /// <summary>
    /// Tests two samples known by counts on common ordered cells; the values of a cell are taken as tied. O(cells).
    /// </summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least two observations.</param>
    /// <param name="live">Live counts on the same cells; at least two observations.</param>
    /// <returns>The asymptotic test.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a count is negative, or a side has fewer than two observations.
    /// </exception>
    public static CramerVonMisesResult FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline), minimum: 2);
        var n = CellCounts.Total(live, nameof(live), minimum: 2);
        return Result(Sum(baseline, live, m, n), m, n, PValueMethod.Asymptotic);
    }

    /// <summary>Σ (F − G)² over the pooled values.</summary>
    private static double Sum(ReadOnlySpan<long> x, ReadOnlySpan<long> y, double m, double n)
    {
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
        return sum;
    }

    /// <summary>The same from U = m·Σ(rank − i)² + n·Σ(rank − j)², in which tied values have their mean rank.</summary>
    private static double MidRankSum(ReadOnlySpan<long> x, ReadOnlySpan<long> y, double m, double n)
    {
        var (belowX, belowY, sumX, sumY) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var middle = (x[i] + (double)y[i] + 1) / 2;
            sumX += SquaredDistances(x[i], belowY + middle);
            sumY += SquaredDistances(y[i], belowX + middle);
            belowX += x[i];
            belowY += y[i];
        }
        var (pairs, total) = (m * n, m + n);
        return total * ((m * sumX + n * sumY) / pairs - (4 * pairs - 1) / 6) / pairs;
    }

    /// <summary>Σ (d − i)² over i = 1…count: the squared distances of a tied rank to consecutive ranks.</summary>
    private static double SquaredDistances(double count, double distance)
    {
        var centred = distance - (count + 1) / 2;
        return count * (centred * centred + (count * count - 1) / 12);
    }

    private static CramerVonMisesResult Result(double sum, double m, double n, PValueMethod method)
    {
        var statistic = m / (m + n) * (n / (m + n)) * sum;
        var p = method == PValueMethod.Exact
            ? CramerVonMisesLaw.Exact((int)m, (int)n, sum)
            : CramerVonMisesLaw.Asymptotic(m, n, statistic);
        return new CramerVonMisesResult(statistic, p, (long)m, (long)n, method);
    }
}
