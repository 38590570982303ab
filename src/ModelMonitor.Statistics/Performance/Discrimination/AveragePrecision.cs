namespace ModelMonitor.Statistics;

/// <summary>
/// Average precision, the step-wise area under the precision-recall curve: Σ(Rᵢ − Rᵢ₋₁)Pᵢ over the distinct scores from the
/// highest on. Not interpolated: the trapezoid between points is too optimistic (Davis and Goadrich 2006). A score that
/// tells nothing has the share of positives, so compare windows only where that share is stable.
/// </summary>
public static class AveragePrecision
{
    /// <summary>Average precision. O(n log n).</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="scores">A finite score of each row, higher for positives; only their order matters.</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>A number in (0, 1]; 1 with positives only; NaN without positives, where scikit-learn warns and says 0.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a score is not finite or a weight is out of range.
    /// </exception>
    public static double Of(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        BinaryScores.Require(actual, scores);
        RowWeights.Require(weights, scores.Length);
        using var ranked = new RankedScores(actual, scores, weights);
        var (sum, hits, predicted) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ranked.Thresholds.Length; i++)
        {
            hits += ranked.Positives[i];
            predicted += ranked.Positives[i] + ranked.Negatives[i];
            sum += ranked.Positives[i] * (hits / predicted);
        }
        return Math.Min(1, sum / ranked.TotalPositive);
    }
}
