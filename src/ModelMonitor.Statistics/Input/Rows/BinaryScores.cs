namespace ModelMonitor.Statistics;

/// <summary>Checks of scores with a binary label each at the public edge.</summary>
internal static class BinaryScores
{
    public static void Require(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, string name = "scores")
    {
        ClassLabels.RequireSameLength(actual.Length, scores.Length, name);
        Sample.Require(scores, name);
    }

    public static void RequireProbabilities(ReadOnlySpan<bool> actual, ReadOnlySpan<double> probabilities)
    {
        ClassLabels.RequireSameLength(actual.Length, probabilities.Length, nameof(probabilities));
        UnitProbabilities.Require(probabilities, nameof(probabilities));
    }
}
