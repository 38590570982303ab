using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Epps-Singleton test (1986): compares the empirical characteristic functions at two points, so it also suits
/// discrete data, and finds differences of spread and shape. <see cref="EppsSingletonSketch"/> is its mergeable state.
/// </summary>
public static class EppsSingleton
{
    private const int Smallest = 5;

    // The largest sample for which the correction of Epps and Singleton applies.
    private const int SmallSample = 25;

    /// <summary>Tests whether two samples come from one distribution. O(N log N), for the quartiles.</summary>
    /// <param name="x">First sample: at least five values, all finite.</param>
    /// <param name="y">Second sample: at least five values, all finite.</param>
    /// <returns>
    /// The test at t = 0.4 and 0.8 in units of half the pooled interquartile range. When that range is 0 the test does
    /// not apply: W = 0, no degrees of freedom, p = 1. Of 30 values each a nominal 5 % test has a size of 7 %, of 100
    /// and more of 5 %.
    /// </returns>
    /// <exception cref="ArgumentException">A sample is too small or holds NaN or an infinite value.</exception>
    public static EppsSingletonResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.Require(x, nameof(x), Smallest);
        Sample.Require(y, nameof(y), Smallest);
        var scale = HalfRange(x, y);
        if (scale == 0)
        {
            return new EppsSingletonResult(0, 0, 1, x.Length, y.Length);
        }
        var first = new WaveMoments();
        var second = new WaveMoments();
        foreach (var value in x)
        {
            first.Add(value / scale);
        }
        foreach (var value in y)
        {
            second.Add(value / scale);
        }
        return Test(first, second);
    }

    /// <summary>Tests whether the values of two sketches come from one distribution. O(1).</summary>
    /// <param name="x">First sketch, of at least five values.</param>
    /// <param name="y">Second sketch, of at least five values and the same scale.</param>
    /// <returns>The test at t = 0.4 and 0.8 in units of the scale of the sketches.</returns>
    /// <exception cref="ArgumentException">A sketch has too few values, or their scales differ.</exception>
    public static EppsSingletonResult Test(EppsSingletonSketch x, EppsSingletonSketch y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Require(x, nameof(x));
        Require(y, nameof(y));
        if (x.Scale != y.Scale)
        {
            throw new ArgumentException($"The scales are {x.Scale} and {y.Scale}. Only sketches of one scale can be compared.", nameof(y));
        }
        return Test(x.Moments, y.Moments);
    }

    /// <summary>
    /// The unit of the test for a baseline: half its interquartile range, by linear interpolation (type 7). O(n log n).
    /// </summary>
    /// <param name="baseline">At least one value, all finite.</param>
    /// <returns>
    /// A number of at least 0; 0 when the middle half of the values is one value, for which the test does not apply.
    /// </returns>
    /// <exception cref="ArgumentException">There is no value, or one is NaN or infinite.</exception>
    public static double Scale(ReadOnlySpan<double> baseline)
    {
        Sample.Require(baseline, nameof(baseline));
        return HalfRange(baseline, []);
    }

    private static EppsSingletonResult Test(in WaveMoments x, in WaveMoments y)
    {
        double m = x.Count, n = y.Count, total = m + n;
        Span<double> difference = stackalloc double[WaveMoments.Dimensions];
        Span<double> covariance = stackalloc double[WaveMoments.Dimensions * WaveMoments.Dimensions];
        for (var i = 0; i < WaveMoments.Dimensions; i++)
        {
            difference[i] = x.Mean(i) - y.Mean(i);
            for (var j = 0; j < WaveMoments.Dimensions; j++)
            {
                covariance[i * WaveMoments.Dimensions + j] = total / m * x.Covariance(i, j) + total / n * y.Covariance(i, j);
            }
        }
        var (form, rank) = SymmetricMatrix.PseudoInverseForm(covariance, difference);
        var statistic = total * form;
        if (Math.Max(m, n) < SmallSample)
        {
            statistic /= 1 + Math.Pow(total, -0.45) + 10.1 * (Math.Pow(m, -1.7) + Math.Pow(n, -1.7));
        }
        // A difference without any variance has no degrees of freedom, and is certain.
        var p = double.IsPositiveInfinity(statistic) ? 0 : Tails.ChiSquared(statistic, rank);
        return new EppsSingletonResult(statistic, rank, p, x.Count, y.Count);
    }

    private static void Require(EppsSingletonSketch sketch, string name)
    {
        if (sketch.Count < Smallest)
        {
            throw new ArgumentException($"There are {sketch.Count} values; at least {Smallest} are needed.", name);
        }
    }

    private static double HalfRange(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var buffer = ArrayPool<double>.Shared.Rent(x.Length + y.Length);
        var sorted = buffer.AsSpan(0, x.Length + y.Length);
        x.CopyTo(sorted);
        y.CopyTo(sorted[x.Length..]);
        SampleSort.Sort(sorted);
        var range = Quantile.OfSorted(sorted, 0.75) - Quantile.OfSorted(sorted, 0.25);
        ArrayPool<double>.Shared.Return(buffer);
        return range / 2;
    }
}
