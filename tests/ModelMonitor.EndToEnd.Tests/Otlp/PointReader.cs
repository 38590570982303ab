using Google.Protobuf;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>Reads data points of opentelemetry/proto/metrics/v1/metrics.proto.</summary>
internal static class PointReader
{
    /// <summary>Reads a <c>NumberDataPoint</c>.</summary>
    public static OtlpPoint Number(CodedInputStream message)
    {
        var attributes = new Dictionary<string, string>();
        var (startTime, time, value) = (0UL, 0UL, default(double?));
        Message.Read(message, new()
        {
            [2] = () => startTime = message.ReadFixed64(),
            [3] = () => time = message.ReadFixed64(),
            [4] = () => value = message.ReadDouble(),
            [6] = () => value = message.ReadSFixed64(),
            [7] = () => AddAttribute(attributes, message),
        });
        return new()
        {
            Attributes = attributes,
            StartTime = startTime,
            Time = time,
            Value = value ?? throw new InvalidDataException("A data point has no value."),
        };
    }

    /// <summary>Reads a <c>HistogramDataPoint</c>.</summary>
    public static OtlpPoint Histogram(CodedInputStream message)
    {
        var attributes = new Dictionary<string, string>();
        var (startTime, time, count, sum) = (0UL, 0UL, 0UL, 0d);
        IReadOnlyList<ulong> bucketCounts = [];
        IReadOnlyList<double> bounds = [];
        Message.Read(message, new()
        {
            [2] = () => startTime = message.ReadFixed64(),
            [3] = () => time = message.ReadFixed64(),
            [4] = () => count = message.ReadFixed64(),
            [5] = () => sum = message.ReadDouble(),
            [6] = () => bucketCounts = Message.Packed(message, packed => packed.ReadFixed64()),
            [7] = () => bounds = Message.Packed(message, packed => packed.ReadDouble()),
            [9] = () => AddAttribute(attributes, message),
        });
        return new()
        {
            Attributes = attributes,
            StartTime = startTime,
            Time = time,
            Value = sum,
            Count = count,
            BucketCounts = bucketCounts,
            Bounds = bounds,
        };
    }

    private static void AddAttribute(Dictionary<string, string> attributes, CodedInputStream message)
    {
        var (key, value) = Message.Nested(message, AttributeReader.KeyValue);
        attributes.Add(key, value);
    }
}
