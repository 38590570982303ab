using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Tests a series for a trend by Kendall's correlation of the values with their order (Mann 1945; Kendall 1975), with the
/// slope of Theil (1950) and Sen (1968): no shape is assumed and outliers count little. The values must be independent but
/// for the trend, such as statistics of windows that do not overlap. The order counts, so it does not merge. O(n²) time
/// and memory.
/// </summary>
public static class MannKendall
{
    /// <summary>Longer series have more pairs than an array takes.</summary>
    public const int LargestSize = 10_000;

    /// <summary>Tests whether values rise or fall.</summary>
    /// <param name="values">The values in the order of time, at equal steps: at least two, all finite, at most 10,000.</param>
    /// <returns>
    /// The test: exact without ties up to 33 values, otherwise by the normal law with the correction for ties;
    /// p = 1 when all values are equal.
    /// </returns>
    /// <exception cref="ArgumentException">There are too few values or too many, or one is NaN or infinite.</exception>
    public static MannKendallResult Test(ReadOnlySpan<double> values)
    {
        Sample.Require(values, nameof(values), minimum: 2);
        if (values.Length > LargestSize)
        {
            throw new ArgumentException(
                $"There are {values.Length} values; at most {LargestSize} are taken. Pass means of neighbours.", nameof(values));
        }
        var order = ArrayPool<double>.Shared.Rent(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            order[i] = i;
        }
        var correlation = KendallCorrelation.Test(order.AsSpan(0, values.Length), values);
        ArrayPool<double>.Shared.Return(order);
        return new(correlation.Coefficient, Slope(values), correlation.PValue, values.Length, correlation.Method);
    }

    private static double Slope(ReadOnlySpan<double> values)
    {
        var pairs = values.Length * (values.Length - 1) / 2;
        var slopes = ArrayPool<double>.Shared.Rent(pairs);
        var pair = 0;
        for (var later = 1; later < values.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                slopes[pair++] = (values[later] - values[earlier]) / (later - earlier);
            }
        }
        var sorted = slopes.AsSpan(0, pairs);
        sorted.Sort();
        var median = sorted[(pairs - 1) / 2] / 2 + sorted[pairs / 2] / 2;
        ArrayPool<double>.Shared.Return(slopes);
        return median;
    }
}
