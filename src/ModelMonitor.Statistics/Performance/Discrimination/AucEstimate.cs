namespace ModelMonitor.Statistics;

/// <summary>An area under the ROC curve with its sampling variance.</summary>
/// <param name="Auc">The area in [0, 1]; NaN when a class is empty.</param>
/// <param name="Variance">
/// Its variance by DeLong; NaN below two positives or two negatives. 0 when the classes are separated, however few they are.
/// </param>
/// <param name="Positives">Number of positives.</param>
/// <param name="Negatives">Number of negatives.</param>
public readonly record struct AucEstimate(double Auc, double Variance, long Positives, long Negatives)
{
    /// <summary>Root of the variance; NaN where that is.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>The normal interval of the area, cut at 0 and 1. Too narrow near 0 and 1 with few rows.</summary>
    /// <param name="confidence">Two-sided confidence, strictly between 0 and 1.</param>
    /// <returns>The interval; [0, 1] where the variance is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not within (0, 1).</exception>
    public ProportionInterval Interval(double confidence = 0.95)
    {
        Trials.RequireConfidence(confidence);
        return double.IsNaN(Variance)
            ? ProportionInterval.Unknown
            : ProportionInterval.Around(Auc, Tails.NormalCritical(confidence) * StandardError);
    }
}
