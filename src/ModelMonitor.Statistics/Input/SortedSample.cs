namespace ModelMonitor.Statistics;

/// <summary>Checks of sorted samples at the public edge, in constant time: in ascending order, NaN and infinities are at the ends.</summary>
internal static class SortedSample
{
    public static void RequireEnds(ReadOnlySpan<double> sorted, string name, int minimum = 1)
    {
        if (sorted.Length < minimum)
        {
            throw new ArgumentException($"There are {sorted.Length} values; at least {minimum} are needed.", name);
        }
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            throw new ArgumentException(
                $"The values run from {sorted[0]} to {sorted[^1]}. Remove missing and infinite values first and compare their rates separately.", name);
        }
        if (sorted[0] > sorted[^1])
        {
            throw new ArgumentException($"The first value, {sorted[0]}, is above the last, {sorted[^1]}. Sort the values in ascending order.", name);
        }
    }
}
