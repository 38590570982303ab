namespace ModelMonitor.Statistics;

/// <summary>
/// Robust z-scores (x − median)/scale of a baseline, which its own outliers do not distort (Iglewicz and Hoaglin 1993).
/// The scale estimates the standard deviation of a normal sample.
/// </summary>
/// <param name="Median">Centre of the baseline.</param>
/// <param name="Scale">Unit of the scores, in units of the data, at least 0.</param>
public readonly record struct RobustZ(double Median, double Scale)
{
    /// <summary>|z| above which a value is called an outlier, by custom.</summary>
    public const double OutlierCut = 3.5;

    // √(π/2), for which the mean absolute deviation of a normal sample estimates its standard deviation.
    private const double MeanDeviationConsistency = 1.2533141373155003;

    /// <summary>
    /// Learns median and scale of a baseline. The scale is 1.4826·MAD; when the MAD is 0, because more than half of the
    /// values are equal, 1.2533 times the mean absolute deviation; and 0 when all are. O(log n), and O(n) when the MAD is 0.
    /// </summary>
    /// <param name="sorted">At least one value, in ascending order, all finite.</param>
    /// <returns>The scores of this baseline.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or its ends are out of order, NaN or infinite.</exception>
    public static RobustZ FromSorted(ReadOnlySpan<double> sorted)
    {
        var scale = MedianAbsoluteDeviation.NormalConsistency * MedianAbsoluteDeviation.OfSorted(sorted);
        var median = Quantile.OfSorted(sorted, 0.5);
        if (scale == 0)
        {
            var sum = 0.0;
            foreach (var value in sorted)
            {
                sum += Math.Abs(value - median);
            }
            scale = MeanDeviationConsistency * sum / sorted.Length;
        }
        return new RobustZ(median, scale);
    }

    /// <summary>The score of a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>
    /// Its distance from the median in units of the scale; 0 at the median and ±∞ elsewhere when the baseline is constant;
    /// NaN for NaN.
    /// </returns>
    public double Score(double value) => value == Median ? 0 : (value - Median) / Scale;

    /// <summary>The values of a score of at most <paramref name="cut"/> either way: outliers lie outside.</summary>
    /// <param name="cut">Largest |z|, at least 0.</param>
    /// <returns>median ± cut·scale.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cut is negative, NaN or infinite.</exception>
    public ValueRange Fences(double cut = OutlierCut)
    {
        StreamValue.RequireNotNegative(cut, nameof(cut));
        return new ValueRange(Median - cut * Scale, Median + cut * Scale);
    }
}
