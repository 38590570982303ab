namespace ModelMonitor.Statistics;

/// <summary>
/// The standard error that a metric has in windows of a given size while the model performs as on its baseline: values of
/// unchanged windows lie within three of them of the baseline's, the band that NannyML draws. O(1).
/// <see cref="AucEstimate.StandardError"/> has that of an area under the ROC curve.
/// </summary>
public static class SamplingError
{
    /// <summary>Standard error √(a(1 − a)/n) of the accuracy.</summary>
    /// <param name="baselineAccuracy">The accuracy a on the baseline, in [0, 1].</param>
    /// <param name="size">Number n of rows of a window, at least 1.</param>
    /// <returns>The standard error; 0 when the baseline has only right, or only wrong, predictions.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The accuracy or the size is out of range.</exception>
    public static double OfAccuracy(double baselineAccuracy, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return baselineAccuracy is >= 0 and <= 1
            ? Math.Sqrt(baselineAccuracy * (1 - baselineAccuracy) / size)
            : throw new ArgumentOutOfRangeException(nameof(baselineAccuracy), baselineAccuracy, "An accuracy lies in [0, 1].");
    }

    /// <summary>Standard error √(Var(e²)/(4n·mean e²)) of the root mean squared error, by the delta method.</summary>
    /// <param name="baseline">The errors of the baseline.</param>
    /// <param name="size">Number n of rows of a window, at least 1.</param>
    /// <returns>The standard error; 0 for errors of one magnitude, NaN when the baseline has no rows or no errors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static double OfRootMeanSquaredError(RegressionErrors baseline, long size)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Math.Sqrt(baseline.SquaredErrorVariance / (4.0 * size * baseline.MeanSquaredError));
    }
}
