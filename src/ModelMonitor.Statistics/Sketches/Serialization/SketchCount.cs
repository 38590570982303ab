namespace ModelMonitor.Statistics;

/// <summary>Numbers of values that must not wrap around, and weights that must be positive.</summary>
internal static class SketchCount
{
    /// <summary>The count of both sketches.</summary>
    /// <exception cref="ArgumentException">It has more than 63 bits.</exception>
    public static long Merged(long count, long other)
        => count <= long.MaxValue - other
            ? count + other
            : throw new ArgumentException($"The sketches hold {count} and {other} values, together more than 2^63 - 1. Start a new one.", nameof(other));

    /// <summary>The count after a weight was added.</summary>
    public static long Added(long count, long weight)
        => weight >= 1 && weight <= long.MaxValue - count
            ? count + weight
            : throw new ArgumentOutOfRangeException(
                nameof(weight), weight, $"A weight is at least 1, and all together at most 2^63 - 1; there are {count} already.");
}
