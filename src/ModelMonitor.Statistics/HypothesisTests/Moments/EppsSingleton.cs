namespace ModelMonitor.Statistics;

/// <summary>
/// Epps-Singleton test (1986): compares the empirical characteristic functions at two points, so it also suits
/// discrete data, and finds differences of spread and shape.
/// </summary>
public static class EppsSingleton
{
    private const int Smallest = 5;
    private const int Dimensions = 4;

    // The largest sample for which the correction of Epps and Singleton applies.
    private const int SmallSample = 25;

    /// <summary>Tests whether two samples come from one distribution. O(N log N), for the quartiles.</summary>
    /// <param name="x">First sample: at least five values, all finite.</param>
    /// <param name="y">Second sample: at least five values, all finite.</param>
    /// <returns>
    /// The test at t = 0.4 and 0.8 in units of half the pooled interquartile range. When that range is 0 the test does
    /// not apply: W = 0, no degrees of freedom, p = 1.
    /// </returns>
    /// <exception cref="ArgumentException">A sample is too small or holds NaN or an infinite value.</exception>
    public static EppsSingletonResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double m = x.Length, n = y.Length, total = m + n, halfRange;
        using (var pooled = new PooledSample(x, y, Smallest))
        {
            halfRange = (PooledQuantile(pooled, total, 0.75) - PooledQuantile(pooled, total, 0.25)) / 2;
        }
        if (halfRange == 0)
        {
            return new EppsSingletonResult(0, 0, 1, x.Length, y.Length);
        }

        Span<double> mean = stackalloc double[Dimensions], meanY = stackalloc double[Dimensions];
        Span<double> covariance = stackalloc double[Dimensions * Dimensions];
        AddMoments(x, halfRange, total / m, mean, covariance);
        AddMoments(y, halfRange, total / n, meanY, covariance);
        for (var i = 0; i < Dimensions; i++)
        {
            mean[i] -= meanY[i];
        }
        var (form, rank) = SymmetricMatrix.PseudoInverseForm(covariance, mean);
        var statistic = total * form;
        if (Math.Max(m, n) < SmallSample)
        {
            statistic /= 1 + Math.Pow(total, -0.45) + 10.1 * (Math.Pow(m, -1.7) + Math.Pow(n, -1.7));
        }
        var p = double.IsPositiveInfinity(statistic) ? 0 : Tails.ChiSquared(statistic, rank);
        return new EppsSingletonResult(statistic, rank, p, x.Length, y.Length);
    }

    /// <summary>The mean of the four waves, and their biased covariance added with a weight.</summary>
    private static void AddMoments(ReadOnlySpan<double> sample, double scale, double weight, Span<double> mean, Span<double> covariance)
    {
        Span<double> waves = stackalloc double[Dimensions];
        foreach (var value in sample)
        {
            Waves(value / scale, waves);
            for (var i = 0; i < Dimensions; i++)
            {
                mean[i] += waves[i] / sample.Length;
            }
        }
        foreach (var value in sample)
        {
            Waves(value / scale, waves);
            for (var i = 0; i < Dimensions; i++)
            {
                for (var j = 0; j < Dimensions; j++)
                {
                    covariance[i * Dimensions + j] += weight * (waves[i] - mean[i]) * (waves[j] - mean[j]) / sample.Length;
                }
            }
        }
    }

    private static void Waves(double value, Span<double> waves)
    {
        (waves[2], waves[0]) = Math.SinCos(0.4 * value);
        (waves[3], waves[1]) = Math.SinCos(0.8 * value);
    }

    private static double PooledQuantile(in PooledSample pooled, double total, double probability)
    {
        var position = Quantile.Position((long)total, probability, QuantileMethod.Linear);
        var index = (long)position;
        return Quantile.Between(AtRank(pooled, index), AtRank(pooled, Math.Min(index + 1, (long)total - 1)), position - index);
    }

    private static double AtRank(in PooledSample pooled, long rank)
    {
        var group = 0;
        for (var below = pooled.X[0] + pooled.Y[0]; below <= rank; below += pooled.X[group] + pooled.Y[group])
        {
            group++;
        }
        return pooled.Values[group];
    }
}
