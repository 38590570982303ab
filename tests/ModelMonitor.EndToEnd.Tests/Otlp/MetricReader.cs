using Google.Protobuf;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>Reads <c>Metric</c> of opentelemetry/proto/metrics/v1/metrics.proto.</summary>
internal static class MetricReader
{
    public static OtlpMetric Read(CodedInputStream message)
    {
        var (name, unit) = ("", "");
        var data = new Data(OtlpKind.Other);
        Message.Read(message, new()
        {
            [1] = () => name = message.ReadString(),
            [3] = () => unit = message.ReadString(),
            [5] = () => data = Message.Nested(message, inner => ReadData(inner, OtlpKind.Gauge, PointReader.Number)),
            [7] = () => data = Message.Nested(message, inner => ReadData(inner, OtlpKind.Sum, PointReader.Number)),
            [9] = () => data = Message.Nested(message, inner => ReadData(inner, OtlpKind.Histogram, PointReader.Histogram)),
        });
        return new()
        {
            Name = name,
            Unit = unit,
            Kind = data.Kind,
            Temporality = data.Temporality,
            IsMonotonic = data.IsMonotonic,
            Points = data.Points,
        };
    }

    private static Data ReadData(CodedInputStream message, OtlpKind kind, Func<CodedInputStream, OtlpPoint> readPoint)
    {
        var data = new Data(kind);
        Message.Read(message, new()
        {
            [1] = () => data.Points.Add(Message.Nested(message, readPoint)),
            [2] = () => data.Temporality = (OtlpTemporality)message.ReadEnum(),
            [3] = () => data.IsMonotonic = message.ReadBool(),
        });
        return data;
    }

    private sealed class Data(OtlpKind kind)
    {
        public OtlpKind Kind { get; } = kind;

        public OtlpTemporality Temporality { get; set; }

        public bool IsMonotonic { get; set; }

        public List<OtlpPoint> Points { get; } = [];
    }
}
