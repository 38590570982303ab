namespace ModelMonitor.Statistics;

/// <summary>
/// The confusion matrix of labelled baseline rows under importance weights: what the matrix of the live window would be
/// in expectation, if only inputs have shifted (importance weighting; Sugiyama, Krauledat and Müller 2007). Immutable; it does
/// not merge, for weights belong to one window.
/// </summary>
public sealed class WeightedConfusionMatrix
{
    private readonly double _truePositiveSquares, _falsePositiveSquares, _falseNegativeSquares, _trueNegativeSquares;

    /// <summary>Adds up rows. O(n).</summary>
    /// <param name="labels">The label of each baseline row: true for the positive class; at least one row.</param>
    /// <param name="predictions">What was predicted for each row.</param>
    /// <param name="weights">A weight of 0 or more for each row, not all 0; only their ratios matter to metrics.</param>
    /// <exception cref="ArgumentException">There are no rows, lengths differ, or a weight is negative.</exception>
    public WeightedConfusionMatrix(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> predictions, ReadOnlySpan<double> weights)
    {
        ScoredRows.RequireSameCount(labels.Length, predictions.Length, "predictions", nameof(predictions));
        ScoredRows.RequireWeights(weights, labels.Length, nameof(weights));
        for (var i = 0; i < labels.Length; i++)
        {
            var (weight, square) = (weights[i], weights[i] * weights[i]);
            switch (labels[i], predictions[i])
            {
                case (true, true):
                    TruePositives += weight;
                    _truePositiveSquares += square;
                    break;
                case (false, true):
                    FalsePositives += weight;
                    _falsePositiveSquares += square;
                    break;
                case (true, false):
                    FalseNegatives += weight;
                    _falseNegativeSquares += square;
                    break;
                default:
                    TrueNegatives += weight;
                    _trueNegativeSquares += square;
                    break;
            }
        }
        EffectiveSize = ImportanceWeights.EffectiveSize(weights);
    }

    /// <summary>Weight of positives predicted as positive.</summary>
    public double TruePositives { get; }

    /// <summary>Weight of negatives predicted as positive.</summary>
    public double FalsePositives { get; }

    /// <summary>Weight of positives predicted as negative.</summary>
    public double FalseNegatives { get; }

    /// <summary>Weight of negatives predicted as negative.</summary>
    public double TrueNegatives { get; }

    /// <summary>(Σw)²/Σw²: the number of equally weighted rows that are worth as much.</summary>
    public double EffectiveSize { get; }

    /// <summary>
    /// Estimates a metric of the live population. The standard error is that of the weighted baseline by the delta
    /// method; the error of the weights themselves comes on top. O(1).
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The estimate, NaN where the metric is undefined; reliable from an effective size of 100.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The metric is unknown.</exception>
    public PerformanceEstimate Estimate(ConfusionMetric metric)
    {
        var gradient = MetricGradient.Of(metric, TruePositives, FalsePositives, FalseNegatives, TrueNegatives);
        // A metric that does not depend on the scale of the cells has a gradient orthogonal to them, so the covariances
        // which the division by Σw brings cancel.
        var variance = gradient.TruePositive * gradient.TruePositive * _truePositiveSquares
            + gradient.FalsePositive * gradient.FalsePositive * _falsePositiveSquares
            + gradient.FalseNegative * gradient.FalseNegative * _falseNegativeSquares
            + gradient.TrueNegative * gradient.TrueNegative * _trueNegativeSquares;
        return ImportanceWeights.Estimate(gradient.Value, Math.Sqrt(variance), EffectiveSize);
    }
}
