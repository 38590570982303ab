using Google.Protobuf;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>
/// Reads <c>ExportMetricsServiceRequest</c> of opentelemetry/proto/collector/metrics/v1/metrics_service.proto, and
/// the resources and scopes that it holds.
/// </summary>
internal static class MetricsRequestReader
{
    public static IReadOnlyList<OtlpMetric> Read(Stream body)
    {
        using var request = new CodedInputStream(body);
        return Collect(request, 1, ReadResource);
    }

    private static List<OtlpMetric> ReadResource(CodedInputStream message) => Collect(message, 2, ReadScope);

    private static List<OtlpMetric> Collect(
        CodedInputStream message, int field, Func<CodedInputStream, IReadOnlyList<OtlpMetric>> read)
    {
        var metrics = new List<OtlpMetric>();
        Message.Read(message, new() { [field] = () => metrics.AddRange(Message.Nested(message, read)) });
        return metrics;
    }

    private static IReadOnlyList<OtlpMetric> ReadScope(CodedInputStream message)
    {
        var scope = "";
        var metrics = new List<OtlpMetric>();
        Message.Read(message, new()
        {
            [1] = () => scope = Message.Nested(message, ReadScopeName),
            [2] = () => metrics.Add(Message.Nested(message, MetricReader.Read)),
        });
        return [.. metrics.Select(metric => metric with { Scope = scope })];
    }

    private static string ReadScopeName(CodedInputStream message)
    {
        var name = "";
        Message.Read(message, new() { [1] = () => name = message.ReadString() });
        return name;
    }
}
