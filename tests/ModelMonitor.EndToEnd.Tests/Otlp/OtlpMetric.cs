namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>A metric as it stands in an OTLP export request.</summary>
internal sealed record OtlpMetric
{
    /// <summary>The name of the meter.</summary>
    public string Scope { get; init; } = "";

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required OtlpKind Kind { get; init; }

    public required OtlpTemporality Temporality { get; init; }

    public required bool IsMonotonic { get; init; }

    public required IReadOnlyList<OtlpPoint> Points { get; init; }
}
