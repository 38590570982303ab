namespace ModelMonitor.Statistics;

/// <summary>Checks of predicted probabilities at the public edge.</summary>
internal static class UnitProbabilities
{
    private const string Remedy = "Probabilities lie in [0, 1]; put raw scores through the model's link function or calibrate them, and leave missing ones out.";

    public static void Require(ReadOnlySpan<double> probabilities, string name, int minimum = 0)
    {
        if (probabilities.Length < minimum)
        {
            throw new ArgumentException($"There are {probabilities.Length} probabilities; at least {minimum} are needed.", name);
        }
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                throw new ArgumentException($"Probability {i} is {probabilities[i]}. {Remedy}", name);
            }
        }
    }

    public static void Require(double probability, string name = "probability")
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, probability, Remedy);
        }
    }
}
