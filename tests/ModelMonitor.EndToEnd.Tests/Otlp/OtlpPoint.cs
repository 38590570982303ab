namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>One data point: a number, or a histogram.</summary>
internal sealed record OtlpPoint
{
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Nanoseconds since 1970 at which a cumulative value began.</summary>
    public required ulong StartTime { get; init; }

    /// <summary>Nanoseconds since 1970 at which the value was read.</summary>
    public required ulong Time { get; init; }

    /// <summary>The value of a number, the sum of a histogram.</summary>
    public required double Value { get; init; }

    /// <summary>The values in a histogram.</summary>
    public ulong Count { get; init; }

    /// <summary>The values in each bucket of a histogram, one more than there are bounds.</summary>
    public IReadOnlyList<ulong> BucketCounts { get; init; } = [];

    /// <summary>The upper bounds of a histogram's buckets, but for the last.</summary>
    public IReadOnlyList<double> Bounds { get; init; } = [];
}
