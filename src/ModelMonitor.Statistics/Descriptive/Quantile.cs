using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Quantiles of samples, by the definitions of Hyndman and Fan (1996). They need all values and do not merge: for streams
/// take <see cref="KllSketch"/> or <see cref="DDSketch"/>. O(n log n), O(1) when sorted.
/// </summary>
public static class Quantile
{
    // n·p is rounded: 0.07·100 is 7 + 9e-16 and means 7.
    private const double Slack = 4 * 2.2204460492503131e-16;

    /// <summary>
    /// The quantile of a sample in any order. O(n log n): sort once and use <see cref="OfSorted"/> for several quantiles.
    /// </summary>
    /// <param name="sample">At least one value, all finite; it stays as it is.</param>
    /// <param name="probability">Share p of the sample below the quantile, in [0, 1].</param>
    /// <param name="method">How to read it off the sorted values.</param>
    /// <returns>The quantile, from the smallest value at p = 0 to the largest at p = 1.</returns>
    /// <exception cref="ArgumentException">
    /// The sample is empty, holds NaN or an infinite value, or p is outside [0, 1].
    /// </exception>
    public static double Of(ReadOnlySpan<double> sample, double probability, QuantileMethod method = QuantileMethod.Linear)
    {
        Sample.Require(sample, nameof(sample));
        var buffer = ArrayPool<double>.Shared.Rent(sample.Length);
        var sorted = buffer.AsSpan(0, sample.Length);
        sample.CopyTo(sorted);
        sorted.Sort();
        var quantile = OfSorted(sorted, probability, method);
        ArrayPool<double>.Shared.Return(buffer);
        return quantile;
    }

    /// <summary>The quantile of sorted values. O(1), allocates nothing.</summary>
    /// <param name="sorted">At least one value, in ascending order, all finite.</param>
    /// <param name="probability">Share p of the sample below the quantile, in [0, 1].</param>
    /// <param name="method">How to read it off the sorted values.</param>
    /// <returns>The quantile, from the smallest value at p = 0 to the largest at p = 1.</returns>
    /// <exception cref="ArgumentException">
    /// The sample is empty, its ends are out of order, NaN or infinite, or p is outside [0, 1].
    /// </exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability, QuantileMethod method = QuantileMethod.Linear)
    {
        SortedSample.RequireEnds(sorted, nameof(sorted));
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        }
        return AtPosition(sorted, Position(sorted.Length, probability, method));
    }

    /// <summary>The value at a position from 0 to n − 1, between neighbours in proportion.</summary>
    internal static double AtPosition(ReadOnlySpan<double> sorted, double position)
    {
        var index = (int)position;
        return Between(sorted[index], sorted[Math.Min(index + 1, sorted.Length - 1)], position - index);
    }

    /// <summary>Equal neighbours, infinite ones too, have nothing between them.</summary>
    internal static double Between(double lower, double upper, double fraction)
    {
        var gap = upper - lower;
        return fraction == 0 || gap == 0 ? lower
            : double.IsFinite(gap) ? lower + fraction * gap
            : (1 - fraction) * lower + fraction * upper;
    }

    /// <summary>The position h − 1 among n sorted values, from 0 to n − 1.</summary>
    internal static double Position(long count, double probability, QuantileMethod method)
    {
        double n = count, p = probability;
        var position = method switch
        {
            QuantileMethod.Linear => (n - 1) * p,
            QuantileMethod.InvertedCdf => Math.Ceiling(n * p * (1 - Slack)) - 1,
            QuantileMethod.Hazen => n * p - 0.5,
            QuantileMethod.Weibull => (n + 1) * p - 1,
            QuantileMethod.MedianUnbiased => (n + 1.0 / 3) * p - 2.0 / 3,
            QuantileMethod.Lower => Math.Floor((n - 1) * p),
            QuantileMethod.Higher => Math.Ceiling((n - 1) * p),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };
        return Math.Clamp(position, 0, n - 1);
    }
}
