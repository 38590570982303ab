namespace ModelMonitor.Statistics;

/// <summary>
/// A mean with its confidence interval by Student's law (1908), exact for normal samples and good for others from about 30
/// values.
/// </summary>
/// <param name="Mean">The sample mean.</param>
/// <param name="StandardError">Standard deviation of the mean, s/√n.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Number of values.</param>
public readonly record struct MeanInterval(double Mean, double StandardError, double Low, double High, long Count)
{
    /// <summary>
    /// The interval that covers the mean with the given confidence: mean ± t·s/√n with n − 1 degrees of freedom.
    /// </summary>
    /// <param name="moments">Moments of a sample of independent values.</param>
    /// <param name="confidence">Two-sided confidence, strictly between 0 and 1.</param>
    /// <returns>
    /// The interval; below two values nothing is known, and it runs from −∞ to +∞ with a standard error of NaN.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not within (0, 1).</exception>
    public static MeanInterval Of(in RunningMoments moments, double confidence = 0.95)
    {
        Trials.RequireConfidence(confidence);
        if (moments.Count < 2)
        {
            return new MeanInterval(moments.Mean, double.NaN, double.NegativeInfinity, double.PositiveInfinity, moments.Count);
        }
        var error = moments.StandardDeviation / Math.Sqrt(moments.Count);
        var reach = StudentDistribution.Critical(confidence, moments.Count - 1) * error;
        return new MeanInterval(moments.Mean, error, moments.Mean - reach, moments.Mean + reach, moments.Count);
    }
}
