namespace ModelMonitor.Statistics;

/// <summary>Checks of row weights at the public edge: none at all, or one for every row.</summary>
internal static class RowWeights
{
    // Fourth powers and products of sums of weights stay within the range of doubles.
    private const double Largest = 1e50;

    public static void Require(ReadOnlySpan<double> weights, int rows)
    {
        if (weights.IsEmpty)
        {
            return;
        }
        if (weights.Length != rows)
        {
            throw new ArgumentException($"There are {weights.Length} weights and {rows} rows. Pass one weight for each row, or none.", nameof(weights));
        }
        for (var i = 0; i < weights.Length; i++)
        {
            if (!IsWeight(weights[i]))
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}. Weights lie in [0, {Largest}].", nameof(weights));
            }
        }
    }

    public static void Require(double weight)
    {
        if (!IsWeight(weight))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"A weight lies in [0, {Largest}].");
        }
    }

    /// <summary>The weight of a row; 1 when there are no weights.</summary>
    public static double Of(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    private static bool IsWeight(double weight) => weight is >= 0 and <= Largest;
}
