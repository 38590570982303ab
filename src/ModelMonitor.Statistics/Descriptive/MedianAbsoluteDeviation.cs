namespace ModelMonitor.Statistics;

/// <summary>
/// Median absolute deviation from the median (MAD; Hampel 1974), a measure of spread that half of the values cannot move.
/// </summary>
public static class MedianAbsoluteDeviation
{
    /// <summary>1/Φ⁻¹(¾): times this, the MAD of a normal sample estimates its standard deviation.</summary>
    public const double NormalConsistency = 1.4826022185056018;

    /// <summary>median|x − median(x)| of sorted values, not scaled. O(log n), allocates nothing.</summary>
    /// <param name="sorted">At least one value, in ascending order, all finite.</param>
    /// <returns>The deviation, in units of the data; 0 when more than half of the values are equal.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or its ends are out of order, NaN or infinite.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted)
    {
        var median = Quantile.OfSorted(sorted, 0.5);
        var smallerHalf = DeviationOfRank(sorted, median, (sorted.Length + 1) / 2);
        return sorted.Length % 2 == 1 ? smallerHalf : (smallerHalf + DeviationOfRank(sorted, median, sorted.Length / 2 + 1)) / 2;
    }

    /// <summary>
    /// The k-th smallest deviation: the k values nearest to the centre are neighbours, and one of the two at the ends is
    /// furthest.
    /// </summary>
    private static double DeviationOfRank(ReadOnlySpan<double> sorted, double centre, int k)
    {
        var (low, high) = (0, sorted.Length - k);
        while (low < high)
        {
            var start = (low + high) / 2;
            (low, high) = centre - sorted[start] > sorted[start + k] - centre ? (start + 1, high) : (low, start);
        }
        return Math.Max(centre - sorted[low], sorted[low + k - 1] - centre);
    }
}
