namespace ModelMonitor.Statistics;

/// <summary>Checks of sorted samples at the public edge.</summary>
internal static class SortedSample
{
    /// <summary>In constant time: in ascending order, NaN and infinities are at the ends.</summary>
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

    /// <summary>All values, which may be none.</summary>
    public static void RequireAll(ReadOnlySpan<double> sorted, string name)
    {
        Sample.Require(sorted, name, minimum: 0);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] < sorted[i - 1])
            {
                throw new ArgumentException($"Value {i} is {sorted[i]}, which is less than the one before it. Sort the values in ascending order.", name);
            }
        }
    }
}
