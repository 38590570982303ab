namespace ModelMonitor.Statistics;

/// <summary>Checks of raw samples at the public edge: enough values, all finite.</summary>
internal static class Sample
{
    public static void Require(ReadOnlySpan<double> sample, string name, int minimum = 1)
    {
        if (sample.Length < minimum)
        {
            throw new ArgumentException($"There are {sample.Length} values; at least {minimum} are needed.", name);
        }
        for (var i = 0; i < sample.Length; i++)
        {
            if (!double.IsFinite(sample[i]))
            {
                throw new ArgumentException(
                    $"Value {i} is {sample[i]}. Remove missing and infinite values first and compare their rates separately.", name);
            }
        }
    }
}
