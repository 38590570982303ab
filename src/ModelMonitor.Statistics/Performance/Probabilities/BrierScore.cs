namespace ModelMonitor.Statistics;

/// <summary>
/// Brier score (Brier 1950): the mean squared error of probabilities. Finite whatever was predicted, and lowest for the true
/// probabilities.
/// </summary>
public static class BrierScore
{
    /// <summary>
    /// The loss of one row, (p − y)². Added to <see cref="RunningMoments"/> it is the mergeable state of the Brier score: the
    /// mean is the score, and <see cref="WelchT"/> compares that of two windows.
    /// </summary>
    /// <param name="actual">Whether the row is positive.</param>
    /// <param name="probability">The predicted probability that it is, in [0, 1].</param>
    /// <returns>A number in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public static double OfRow(bool actual, double probability)
    {
        UnitProbabilities.Require(probability);
        return Loss(actual, probability);
    }

    /// <summary>The binary score: the mean of (p − y)². O(n), no allocation.</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="probabilities">The predicted probability of each row, in [0, 1].</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>A number in [0, 1], 0 for a perfect prediction; NaN when all weights are 0.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a probability or weight is out of range.
    /// </exception>
    public static double Of(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights = default)
    {
        BinaryScores.RequireProbabilities(actual, probabilities);
        RowWeights.Require(weights, actual.Length);
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = RowWeights.Of(weights, i);
            sum += weight * Loss(actual[i], probabilities[i]);
            total += weight;
        }
        return sum / total;
    }

    /// <summary>
    /// The score of many classes: squared errors are summed over the classes, so for two classes it is twice the binary
    /// score. O(n·K), no allocation.
    /// </summary>
    /// <param name="actual">The actual class of each row, 0 … K − 1; at least one row.</param>
    /// <param name="probabilities">
    /// The predicted probabilities of each row, one for each of K ≥ 2 classes, in [0, 1]; taken as they are.
    /// </param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>A number in [0, 2] when rows add up to 1; NaN when all weights are 0.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a label, probability or weight is out of range.
    /// </exception>
    public static double Of(ReadOnlySpan<int> actual, Rows probabilities, ReadOnlySpan<double> weights = default)
    {
        ClassLabels.Require(actual, probabilities, nameof(probabilities));
        UnitProbabilities.Require(probabilities.Values, nameof(probabilities));
        RowWeights.Require(weights, actual.Length);
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var row = probabilities[i];
            var weight = RowWeights.Of(weights, i);
            for (var label = 0; label < row.Length; label++)
            {
                sum += weight * Loss(actual[i] == label, row[label]);
            }
            total += weight;
        }
        return sum / total;
    }

    private static double Loss(bool actual, double probability)
    {
        var error = actual ? 1 - probability : probability;
        return error * error;
    }
}
