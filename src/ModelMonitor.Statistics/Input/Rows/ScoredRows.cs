namespace ModelMonitor.Statistics;

/// <summary>Checks of scores, labels and weights of rows at the public edge.</summary>
internal static class ScoredRows
{
    public static void RequireSameCount(int rows, int others, string what, string name)
    {
        if (rows != others)
        {
            throw new ArgumentException($"There are {others} {what} and {rows} rows. Pass one for each row.", name);
        }
    }

    public static void RequireScore(double score, string name)
    {
        if (!double.IsFinite(score))
        {
            throw new ArgumentOutOfRangeException(name, score, "Scores are finite; count missing and infinite ones separately.");
        }
    }

    /// <summary>Weights of rows, not all zero, with sums that stay finite when squared.</summary>
    public static void RequireWeights(ReadOnlySpan<double> weights, int rows, string name)
    {
        RequireSameCount(rows, weights.Length, "weights", name);
        var squares = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}. Weights are finite and zero or more.", name);
            }
            squares += weights[i] * weights[i];
        }
        if (!double.IsFinite(squares) || squares == 0)
        {
            throw new ArgumentException("The weights are all zero, or too small or too large to be added up. Scale them to a mean of 1.", name);
        }
    }
}
