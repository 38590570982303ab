namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>The aggregations of OTLP that the product uses.</summary>
internal enum OtlpKind
{
    Other,
    Gauge,
    Sum,
    Histogram,
}
