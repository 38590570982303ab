using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelMonitor.Baselines;

/// <summary>Arrays of arrays, each of the outer ones' elements in a line, without blanks since there are many.</summary>
internal abstract class ArrayLinesConverter<T> : JsonConverter<T[]>
    where T : class
{
    public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array of arrays of numbers is needed here.");
        }

        var elements = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(ReadElement(ref reader, options));
        }

        return [.. elements];
    }

    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options)
    {
        var indent = Environment.NewLine + new string(' ', 2 * writer.CurrentDepth);
        writer.WriteRawValue(value is [] ? "[]" : $"[{string.Join(",", value.Select(element => $"{indent}  {Text(element)}"))}{indent}]");
    }

    protected abstract T ReadElement(ref Utf8JsonReader reader, JsonSerializerOptions options);

    protected abstract string Text(T element);
}

internal sealed class NumberTableConverter : ArrayLinesConverter<double[]>
{
    private static readonly OneLineDoubleConverter s_element = new();

    protected override double[] ReadElement(ref Utf8JsonReader reader, JsonSerializerOptions options) => s_element.Read(ref reader, typeof(double[]), options);

    protected override string Text(double[] element) => OneLineDoubleConverter.Text(element, ",");
}

internal sealed class CountTablesConverter : ArrayLinesConverter<long[][]>
{
    private static readonly OneLineInt64Converter s_element = new();

    protected override long[][] ReadElement(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array of arrays of numbers is needed here.");
        }

        var arrays = new List<long[]>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            arrays.Add(s_element.Read(ref reader, typeof(long[]), options));
        }

        return [.. arrays];
    }

    protected override string Text(long[][] element) => $"[{string.Join(",", element.Select(array => OneLineInt64Converter.Text(array, ",")))}]";
}
