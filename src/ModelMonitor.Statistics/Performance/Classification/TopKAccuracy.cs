namespace ModelMonitor.Statistics;

/// <summary>
/// Top-k accuracy: the share of rows whose actual class is among the k classes with the highest scores, as in scikit-learn.
/// </summary>
public static class TopKAccuracy
{
    /// <summary>
    /// Top-k accuracy of rows of scores. O(n·K), no allocation. Mergeable as hits and rows, for <see cref="WilsonInterval"/>
    /// and <see cref="TwoProportionZ"/>.
    /// </summary>
    /// <param name="actual">The actual class of each row, 0 … K − 1; at least one row.</param>
    /// <param name="scores">The scores of each row, one for each of K ≥ 2 classes, all finite: probabilities or not.</param>
    /// <param name="k">How many classes count, 1 to K.</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>
    /// The share in [0, 1]; NaN when all weights are 0. Among equal scores the class of the higher number comes first, as
    /// in scikit-learn.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a label, score or weight is out of range.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">k is not within 1 … K.</exception>
    public static double Of(ReadOnlySpan<int> actual, Rows scores, int k, ReadOnlySpan<double> weights = default)
    {
        ClassLabels.Require(actual, scores, nameof(scores));
        RowWeights.Require(weights, actual.Length);
        if (k < 1 || k > scores.Dimensions)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"k counts among the {scores.Dimensions} classes: 1 to {scores.Dimensions}.");
        }
        var (hits, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = RowWeights.Of(weights, i);
            total += weight;
            hits += Before(scores[i], actual[i]) < k ? weight : 0;
        }
        return hits / total;
    }

    private static int Before(ReadOnlySpan<double> scores, int label)
    {
        var before = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            before += scores[i] > scores[label] || (scores[i] == scores[label] && i > label) ? 1 : 0;
        }
        return before;
    }
}
