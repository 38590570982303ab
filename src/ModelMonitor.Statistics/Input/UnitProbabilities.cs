namespace ModelMonitor.Statistics;

/// <summary>Checks of predicted probabilities at the public edge.</summary>
internal static class UnitProbabilities
{
    public static void Require(ReadOnlySpan<double> probabilities, string name)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    $"Probability {i} is {probabilities[i]}. Probabilities lie in [0, 1]; put raw scores through the model's link function, and leave missing ones out.", name);
            }
        }
    }

    public static void Require(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability lies in [0, 1]; put raw scores through the model's link function, and leave missing ones out.");
        }
    }
}
