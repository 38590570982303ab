namespace ModelMonitor.Statistics;

/// <summary>The most values that a sketch may claim to have seen: so many that no stream reaches it, and few enough that adding more cannot overflow.</summary>
internal static class CountLimit
{
    public const long Largest = 1L << 62;

    /// <summary>The count of two sketches together.</summary>
    public static long Sum(long count, long other)
        => count <= Largest - other
            ? count + other
            : throw new ArgumentException($"The sketches hold {count} and {other} values, together more than 2^62. Reset one of them first.", nameof(other));
}
