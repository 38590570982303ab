namespace ModelMonitor.Statistics;

/// <summary>
/// Average thresholded confidence (ATC; Garg et al. 2022): the accuracy of a window is the share of its rows whose
/// confidence reaches the threshold that as many baseline rows miss as the baseline has errors. Take
/// <see cref="ConfidenceScore"/>. Assumes that confidence tells right from wrong as it did; blind to concept drift. Its
/// live state is one counter, which adds up. Immutable and thread-safe.
/// </summary>
public sealed class AverageThresholdedConfidence
{
    /// <summary>Restores a fitted threshold.</summary>
    /// <param name="threshold">The threshold, finite.</param>
    /// <param name="baselineAccuracy">Accuracy of the baseline, in [0, 1].</param>
    /// <param name="baselineSize">Number of baseline rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not within these limits.</exception>
    public AverageThresholdedConfidence(double threshold, double baselineAccuracy, long baselineSize)
    {
        ScoredRows.RequireScore(threshold, nameof(threshold));
        UnitProbabilities.Require(baselineAccuracy, nameof(baselineAccuracy));
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        (Threshold, BaselineAccuracy, BaselineSize) = (threshold, baselineAccuracy, baselineSize);
    }

    /// <summary>The confidence from which on a row counts as right.</summary>
    public double Threshold { get; }

    /// <summary>Accuracy of the baseline.</summary>
    public double BaselineAccuracy { get; }

    /// <summary>Number of baseline rows.</summary>
    public long BaselineSize { get; }

    /// <summary>
    /// Finds the threshold: the confidence of the baseline, or the next number above all of them, below which the number
    /// of rows is nearest to the number of errors; the lower one of two. It meets it exactly without ties. O(n log n).
    /// </summary>
    /// <param name="confidences">
    /// Confidence of each baseline row, finite; at least one. Rows the model was not trained on.
    /// </param>
    /// <param name="correct">Whether the prediction of each row was right.</param>
    /// <returns>The fitted estimator.</returns>
    /// <exception cref="ArgumentException">There are no rows, lengths differ, or a confidence is not finite.</exception>
    public static AverageThresholdedConfidence Fit(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        Sample.Require(confidences, nameof(confidences));
        ScoredRows.RequireSameCount(confidences.Length, correct.Length, "outcomes", nameof(correct));
        var sorted = confidences.ToArray();
        Array.Sort(sorted);
        var errors = correct.Count(false);

        // Ties: either all rows of the value at the cut are below the threshold, or none.
        var start = errors;
        while (start > 0 && start < sorted.Length && sorted[start - 1] == sorted[start])
        {
            start--;
        }
        var end = errors;
        while (end > start && end < sorted.Length && sorted[end] == sorted[start])
        {
            end++;
        }
        var below = errors - start <= end - errors ? start : end;
        var threshold = below < sorted.Length ? sorted[below] : Math.BitIncrement(sorted[^1]);
        return new AverageThresholdedConfidence(threshold, 1 - (double)errors / correct.Length, correct.Length);
    }

    /// <summary>
    /// Whether a row counts as right: its confidence reaches the threshold. Count such rows for
    /// <see cref="Estimate(long, long)"/>.
    /// </summary>
    /// <param name="confidence">Confidence of a live row, finite.</param>
    /// <returns>Whether it does.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is NaN or infinite.</exception>
    public bool IsConfident(double confidence)
    {
        ScoredRows.RequireScore(confidence, nameof(confidence));
        return confidence >= Threshold;
    }

    /// <summary>Estimates the accuracy of a window from its rows. O(n).</summary>
    /// <param name="confidences">Confidence of each live row, finite; at least one.</param>
    /// <returns>The estimate, as from counts.</returns>
    /// <exception cref="ArgumentException">There are no rows or a confidence is not finite.</exception>
    public PerformanceEstimate Estimate(ReadOnlySpan<double> confidences)
    {
        Sample.Require(confidences, nameof(confidences));
        var confident = 0L;
        foreach (var confidence in confidences)
        {
            confident += confidence >= Threshold ? 1 : 0;
        }
        return Estimate(confident, confidences.Length);
    }

    /// <summary>
    /// Estimates the accuracy of a window from counts. The standard error holds the binomial error of the window,
    /// a(1 − a)/n, and that of the baseline accuracy which set the threshold. O(1).
    /// </summary>
    /// <param name="confident">Number of live rows that are confident.</param>
    /// <param name="count">Number of live rows, at least 1.</param>
    /// <returns>The estimated accuracy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows, or more confident ones than rows.</exception>
    public PerformanceEstimate Estimate(long confident, long count)
    {
        Trials.Require(confident, count, nameof(confident), nameof(count));
        var accuracy = (double)confident / count;
        var variance = accuracy * (1 - accuracy) / count + BaselineAccuracy * (1 - BaselineAccuracy) / BaselineSize;
        return new PerformanceEstimate(
            accuracy, Math.Sqrt(variance), count, EstimateAssumption.SameErrorsGivenConfidence,
            Math.Min(count, BaselineSize) >= PerformanceEstimate.SmallestSize);
    }
}
