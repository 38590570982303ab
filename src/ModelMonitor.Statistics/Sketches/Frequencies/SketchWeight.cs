namespace ModelMonitor.Statistics;

/// <summary>Weights and totals within <see cref="CountLimit"/>.</summary>
internal static class SketchWeight
{
    /// <summary>The total with a weight, checked at the public edge.</summary>
    public static long Add(long total, long weight)
        => weight >= 1 && weight <= CountLimit.Largest - total
            ? total + weight
            : throw new ArgumentOutOfRangeException(
                nameof(weight), weight, $"A weight is at least 1, and all together at most 2^62; there are {total} already.");

    /// <summary>Reads the total of a sketch.</summary>
    public static long ReadTotal(ref SketchReader reader)
    {
        var total = reader.ReadCount();
        SketchReader.Require(total <= CountLimit.Largest, $"the count is {total} and not at most 2^62");
        return total;
    }
}
