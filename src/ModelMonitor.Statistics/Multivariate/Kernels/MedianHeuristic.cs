using MathNet.Numerics.Statistics;

namespace ModelMonitor.Statistics;

/// <summary>
/// The median heuristic for bandwidths. Libraries differ in what they do with the median distance M: σ = M (Gretton et
/// al. 2012; <see cref="GaussianKernel.FromMedian"/>) or 2σ² = M² (<see cref="GaussianMixtureKernel.FromMedian"/>).
/// </summary>
public static class MedianHeuristic
{
    private const int LargestRows = 500;

    /// <summary>
    /// The median of the Euclidean distances of all pairs i &lt; j of pooled rows, the mean of the two middle ones when
    /// their number is even. Of more than 500 rows every k-th is taken. O(N²·d) for up to 500 rows.
    /// </summary>
    /// <param name="x">First sample: at least one row, all values finite.</param>
    /// <param name="y">Second sample with the same columns.</param>
    /// <returns>The median; the mean distance when the median is 0, and 1 when all rows are equal.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value, or columns differ.</exception>
    public static double Distance(Rows x, Rows y)
    {
        Rows.Require(x, y);
        var total = x.Count + y.Count;
        var step = (total + LargestRows - 1) / LargestRows;
        var count = (total + step - 1) / step;
        var distances = new double[count * (count - 1) / 2];
        var position = 0;
        for (var i = step; i < total; i += step)
        {
            var row = Pooled(x, y, i);
            for (var j = 0; j < i; j += step)
            {
                distances[position++] = Math.Sqrt(VectorMath.SquaredDistance(row, Pooled(x, y, j)));
            }
        }
        var mean = ArrayStatistics.Mean(distances);
        var median = ArrayStatistics.MedianInplace(distances);
        return median > 0 ? median : mean > 0 ? mean : 1;
    }

    private static ReadOnlySpan<double> Pooled(Rows x, Rows y, int index) => index < x.Count ? x[index] : y[index - x.Count];
}
