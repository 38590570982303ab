using System.Globalization;
using Google.Protobuf;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>Reads attributes: <c>KeyValue</c> of opentelemetry/proto/common/v1/common.proto.</summary>
internal static class AttributeReader
{
    public static KeyValuePair<string, string> KeyValue(CodedInputStream message)
    {
        var (key, value) = ("", "");
        Message.Read(message, new()
        {
            [1] = () => key = message.ReadString(),
            [2] = () => value = Message.Nested(message, AnyValue),
        });
        return new(key, value);
    }

    private static string AnyValue(CodedInputStream message)
    {
        string? text = null;
        Message.Read(message, new()
        {
            [1] = () => text = message.ReadString(),
            [2] = () => text = message.ReadBool() ? "true" : "false",
            [3] = () => text = message.ReadInt64().ToString(CultureInfo.InvariantCulture),
            [4] = () => text = message.ReadDouble().ToString(CultureInfo.InvariantCulture),
        });
        return text ?? throw new InvalidDataException("The value of an attribute is neither a text nor a number nor a boolean.");
    }
}
