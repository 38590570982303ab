namespace ModelMonitor.Statistics;

/// <summary>Checks of paired samples at the public edge.</summary>
internal static class Pairs
{
    public static void Require(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"There are {y.Length} values of y and {x.Length} of x. Pass one of each for every pair.", nameof(y));
        }
        Sample.Require(x, nameof(x), minimum: 2);
        Sample.Require(y, nameof(y), minimum: 2);
    }
}
