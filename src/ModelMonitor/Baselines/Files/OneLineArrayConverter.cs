using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelMonitor.Baselines;

/// <summary>Numbers in one line of an otherwise indented file, so that it can be read and compared by people.</summary>
internal abstract class OneLineArrayConverter<T> : JsonConverter<T[]>
    where T : struct, IFormattable
{
    public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array of numbers is needed here.");
        }

        var values = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !TryGet(ref reader, out var value))
            {
                throw new JsonException($"Element {values.Count} is no {typeof(T).Name} number.");
            }

            values.Add(value);
        }

        return [.. values];
    }

    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Text(value, ", "));

    /// <summary>The array as it stands in a file.</summary>
    public static string Text(T[] values, string separator) =>
        $"[{string.Join(separator, values.Select(number => number.ToString(null, CultureInfo.InvariantCulture)))}]";

    protected abstract bool TryGet(ref Utf8JsonReader reader, out T value);
}

internal sealed class OneLineDoubleConverter : OneLineArrayConverter<double>
{
    protected override bool TryGet(ref Utf8JsonReader reader, out double value) => reader.TryGetDouble(out value);
}

internal sealed class OneLineInt64Converter : OneLineArrayConverter<long>
{
    protected override bool TryGet(ref Utf8JsonReader reader, out long value) => reader.TryGetInt64(out value);
}

internal sealed class OneLineInt32Converter : OneLineArrayConverter<int>
{
    protected override bool TryGet(ref Utf8JsonReader reader, out int value) => reader.TryGetInt32(out value);
}
