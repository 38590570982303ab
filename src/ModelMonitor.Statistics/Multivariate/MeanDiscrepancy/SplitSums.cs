namespace ModelMonitor.Statistics;

/// <summary>The mean kernel within each sample and between them, weighted into a statistic that grows with the difference.</summary>
/// <param name="WithinFirst">Weight of the sum over ordered pairs i ≠ j of the first sample.</param>
/// <param name="WithinSecond">Weight of the same of the second sample.</param>
/// <param name="Between">Weight of the sum over pairs of both.</param>
internal readonly record struct SplitWeights(double WithinFirst, double WithinSecond, double Between)
{
    /// <summary>Means over pairs of different rows: a U-statistic.</summary>
    public static SplitWeights Unbiased(double m, double n) => new(1 / (m * (m - 1)), 1 / (n * (n - 1)), -2 / (m * n));

    /// <summary>Means over all pairs: a V-statistic, up to what the diagonal adds.</summary>
    public static SplitWeights Biased(double m, double n) => new(1 / (m * m), 1 / (n * n), -2 / (m * n));
}

/// <summary>Sums of a matrix of pairs for one split of the pooled rows.</summary>
internal readonly record struct SplitSums(double WithinFirst, double WithinSecond, double Between)
{
    public double Weighted(in SplitWeights weights)
        => WithinFirst * weights.WithinFirst + WithinSecond * weights.WithinSecond + Between * weights.Between;

    /// <summary>How large the terms are that cancel: rounding is relative to that.</summary>
    public double Magnitude(in SplitWeights weights)
        => Math.Abs(WithinFirst * weights.WithinFirst) + Math.Abs(WithinSecond * weights.WithinSecond) + Math.Abs(Between * weights.Between);
}
