namespace ModelMonitor.Statistics;

/// <summary>Checks of cell counts at the public edge.</summary>
internal static class CellCounts
{
    // Two sides can be added up.
    private const long LargestTotal = long.MaxValue / 2;

    public static void RequireSameLength(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        if (baseline.IsEmpty)
        {
            throw new ArgumentException("There are no cells. Pass one count for each cell, at least one.", nameof(baseline));
        }
        if (baseline.Length != live.Length)
        {
            throw new ArgumentException(
                $"There are {live.Length} live cells and {baseline.Length} baseline cells. Both must come from the same edges or categories.",
                nameof(live));
        }
    }

    /// <summary>The sum of counts that are checked to be non-negative, with enough observations.</summary>
    public static long Total(ReadOnlySpan<long> counts, string name, long minimum = 1)
    {
        var total = 0L;
        var signs = 0L;
        foreach (var count in counts)
        {
            total += count;
            signs |= count | total;
        }
        if (signs < 0 || total > LargestTotal)
        {
            ThrowInvalid(counts, name);
        }
        if (total < minimum)
        {
            throw new ArgumentException($"The counts add up to {total}. Wait until at least {minimum} observations are counted.", name);
        }
        return total;
    }

    private static void ThrowInvalid(ReadOnlySpan<long> counts, string name)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0)
            {
                throw new ArgumentException($"Count {i} is {counts[i]}. Counts are numbers of observations, zero or more.", name);
            }
        }
        throw new ArgumentException("The counts add up to more than 2^62 - 1. Divide them by a common factor.", name);
    }
}
