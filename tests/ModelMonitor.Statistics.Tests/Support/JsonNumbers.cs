using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Reads the numbers of reference files: infinities are strings, undefined values are null.</summary>
public static class JsonNumbers
{
    public static double Number(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when element.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when element.GetString() == "-Infinity" => double.NegativeInfinity,
        _ => throw new FormatException($"Not a number: {element}"),
    };

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).Number();

    public static double[] Numbers(this JsonElement element, string property)
        => [.. element.GetProperty(property).EnumerateArray().Select(Number)];

    public static long[] Counts(this JsonElement element, string property)
        => [.. element.GetProperty(property).EnumerateArray().Select(item => checked((long)item.GetDouble()))];

    public static bool Has(this JsonElement element, string property) => element.TryGetProperty(property, out _);

    /// <summary>The expected result of a test, unless the reference library refused the input or found it undefined.</summary>
    public static bool TryExpected(this JsonElement item, string test, out JsonElement expected)
        => item.GetProperty("expected").TryGetProperty(test, out expected)
            && !expected.Has("error")
            && !(expected.TryGetProperty("statistic", out var statistic) && statistic.ValueKind == JsonValueKind.Null);
}
