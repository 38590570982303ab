namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>With the numbers of the OTLP enumeration.</summary>
internal enum OtlpTemporality
{
    Unspecified = 0,
    Delta = 1,
    Cumulative = 2,
}
