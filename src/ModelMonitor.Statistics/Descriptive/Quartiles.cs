namespace ModelMonitor.Statistics;

/// <summary>The quartiles of a sample, by a definition of Hyndman and Fan (1996).</summary>
/// <param name="Lower">The first quartile, below which a quarter of the values lie.</param>
/// <param name="Median">The second.</param>
/// <param name="Upper">The third.</param>
public readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>Interquartile range (IQR), a measure of spread that half of the values cannot move.</summary>
    public double InterquartileRange => Upper - Lower;

    /// <summary>The quartiles of sorted values. O(1).</summary>
    /// <param name="sorted">At least one value, in ascending order, all finite.</param>
    /// <param name="method">How to read them off.</param>
    /// <returns>The quartiles; all three are the value when there is one only.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or its ends are out of order, NaN or infinite.</exception>
    public static Quartiles OfSorted(ReadOnlySpan<double> sorted, QuantileMethod method = QuantileMethod.Linear)
        => new(Quantile.OfSorted(sorted, 0.25, method), Quantile.OfSorted(sorted, 0.5, method), Quantile.OfSorted(sorted, 0.75, method));
}
