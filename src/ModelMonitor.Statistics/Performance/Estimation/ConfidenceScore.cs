namespace ModelMonitor.Statistics;

/// <summary>
/// How sure a classifier is of a row, from the probabilities of its classes: the largest (Hendrycks and Gimpel 2017) or the
/// negative entropy, as Garg et al. (2022) use both.
/// </summary>
public static class ConfidenceScore
{
    /// <summary>The largest probability. O(K).</summary>
    /// <param name="probabilities">The probability of each class, in [0, 1]; at least one.</param>
    /// <returns>The confidence, in [0, 1].</returns>
    /// <exception cref="ArgumentException">There are no probabilities or one is outside [0, 1].</exception>
    public static double MaxProbability(ReadOnlySpan<double> probabilities)
    {
        UnitProbabilities.Require(probabilities, nameof(probabilities), minimum: 1);
        var largest = 0.0;
        foreach (var probability in probabilities)
        {
            largest = Math.Max(largest, probability);
        }
        return largest;
    }

    /// <summary>The negative entropy Σp·ln p. O(K).</summary>
    /// <param name="probabilities">The probability of each class, in [0, 1], adding up to 1; at least one.</param>
    /// <returns>The confidence, −ln K for uniform probabilities up to 0 for a certain class.</returns>
    /// <exception cref="ArgumentException">There are no probabilities or one is outside [0, 1].</exception>
    public static double NegativeEntropy(ReadOnlySpan<double> probabilities)
    {
        UnitProbabilities.Require(probabilities, nameof(probabilities), minimum: 1);
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            sum += probability > 0 ? probability * Math.Log(probability) : 0;
        }
        return sum;
    }
}
