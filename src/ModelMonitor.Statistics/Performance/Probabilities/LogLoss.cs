namespace ModelMonitor.Statistics;

/// <summary>
/// Log loss (Good 1952) or cross-entropy in nats: the mean of −ln of the probability given to what happened. A sure and wrong
/// prediction would cost infinitely much, so probabilities are clipped; the clip decides what it costs (34.5 at 1e-15, 36.0 at
/// 2.2e-16), and results of libraries with other clips differ.
/// </summary>
public static class LogLoss
{
    /// <summary>The usual clip.</summary>
    public const double DefaultClip = 1e-15;

    /// <summary>scikit-learn's clip for doubles, the machine epsilon 2⁻⁵².</summary>
    public const double ScikitLearnClip = 2.220446049250313e-16;

    /// <summary>
    /// The loss of one row. Added to <see cref="RunningMoments"/> it is the mergeable state of the log loss: the mean is the log
    /// loss, and <see cref="WelchT"/> compares that of two windows.
    /// </summary>
    /// <param name="actual">Whether the row is positive.</param>
    /// <param name="probability">The predicted probability that it is, in [0, 1].</param>
    /// <param name="clip">Probabilities are cut to [clip, 1 − clip]; within [2⁻⁵², ½).</param>
    /// <returns>−ln of the probability of what happened.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the clip is out of range.</exception>
    public static double OfRow(bool actual, double probability, double clip = DefaultClip)
    {
        UnitProbabilities.Require(probability);
        RequireClip(clip);
        return Loss(actual, probability, clip);
    }

    /// <summary>Log loss for a binary label. O(n), no allocation.</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="probabilities">The predicted probability of each row, in [0, 1].</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <param name="clip">Probabilities are cut to [clip, 1 − clip]; within [2⁻⁵², ½).</param>
    /// <returns>The mean loss, at least 0; defined for a single class too. NaN when all weights are 0.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a probability, weight or the clip is out of range.
    /// </exception>
    public static double Of(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights = default, double clip = DefaultClip)
    {
        BinaryScores.RequireProbabilities(actual, probabilities);
        RowWeights.Require(weights, actual.Length);
        RequireClip(clip);
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = RowWeights.Of(weights, i);
            sum += weight * Loss(actual[i], probabilities[i], clip);
            total += weight;
        }
        return sum / total;
    }

    /// <summary>
    /// Log loss for many classes: each row is clipped and then scaled to add up to 1, as in scikit-learn. O(n·K), no
    /// allocation.
    /// </summary>
    /// <param name="actual">The actual class of each row, 0 … K − 1; at least one row.</param>
    /// <param name="probabilities">The predicted probabilities of each row, one for each of K ≥ 2 classes, in [0, 1].</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <param name="clip">Probabilities are cut to [clip, 1 − clip]; within [2⁻⁵², ½).</param>
    /// <returns>The mean loss; NaN when all weights are 0.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a label, probability, weight or the clip is out of range.
    /// </exception>
    public static double Of(
        ReadOnlySpan<int> actual, Rows probabilities, ReadOnlySpan<double> weights = default, double clip = DefaultClip)
    {
        ClassLabels.Require(actual, probabilities, nameof(probabilities));
        UnitProbabilities.Require(probabilities.Values, nameof(probabilities));
        RowWeights.Require(weights, actual.Length);
        RequireClip(clip);
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var row = probabilities[i];
            var scale = 0.0;
            foreach (var probability in row)
            {
                scale += Math.Clamp(probability, clip, 1 - clip);
            }
            var weight = RowWeights.Of(weights, i);
            sum -= weight * Math.Log(Math.Clamp(row[actual[i]], clip, 1 - clip) / scale);
            total += weight;
        }
        return sum / total;
    }

    private static double Loss(bool actual, double probability, double clip)
        => -Math.Log(Math.Clamp(actual ? probability : 1 - probability, clip, 1 - clip));

    private static void RequireClip(double clip)
    {
        if (!(clip is >= ScikitLearnClip and < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(clip), clip, "The clip lies in [2.2e-16, 0.5): below, 1 - clip would be 1.");
        }
    }
}
