namespace ModelMonitor.Statistics;

/// <summary>Checks of actual values with a prediction each at the public edge.</summary>
internal static class PredictedValues
{
    public static void Require(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, string name = "predicted")
    {
        if (actual.Length != predicted.Length)
        {
            throw new ArgumentException(
                $"There are {predicted.Length} values of {name} and {actual.Length} of actual. Pass one of each for every row.", name);
        }
        Sample.Require(actual, nameof(actual));
        Sample.Require(predicted, name);
    }
}
