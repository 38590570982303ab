namespace ModelMonitor.Statistics;

/// <summary>
/// Youden's J (Youden 1950): the largest difference of true and false positive rate over all thresholds. Known as the KS
/// statistic in credit scoring: the one-sided Kolmogorov-Smirnov distance of the scores of the two classes, whose
/// two-sided test is <see cref="KolmogorovSmirnov"/>.
/// </summary>
public static class YoudenIndex
{
    /// <summary>The index and its threshold. O(n log n).</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="scores">A finite score of each row, higher for positives.</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>The index; NaN when there are only positives or only negatives.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a score is not finite or a weight is out of range.
    /// </exception>
    public static YoudenIndexResult Of(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        BinaryScores.Require(actual, scores);
        RowWeights.Require(weights, scores.Length);
        using var ranked = new RankedScores(actual, scores, weights);
        if (ranked.TotalPositive == 0 || ranked.TotalNegative == 0)
        {
            return new YoudenIndexResult(double.NaN, double.NaN);
        }
        var (largest, threshold) = (0.0, double.PositiveInfinity);
        var (hits, alarms) = (0.0, 0.0);
        for (var i = 0; i < ranked.Thresholds.Length; i++)
        {
            hits += ranked.Positives[i];
            alarms += ranked.Negatives[i];
            var difference = hits / ranked.TotalPositive - alarms / ranked.TotalNegative;
            if (difference > largest)
            {
                (largest, threshold) = (difference, ranked.Thresholds[i]);
            }
        }
        return new YoudenIndexResult(largest, threshold);
    }
}
