using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Rows of reference files and random rows.</summary>
public static class RowSamples
{
    /// <summary>The rows of a reference file, one after the other.</summary>
    public static double[] Flat(this JsonElement element, string property)
        => [.. element.GetProperty(property).EnumerateArray().SelectMany(row => row.EnumerateArray().Select(JsonNumbers.Number))];

    /// <summary>The number of columns of the same.</summary>
    public static int Columns(this JsonElement element, string property) => element.GetProperty(property)[0].GetArrayLength();

    /// <summary>Rows of independent standard normal values, the first column shifted, and the first two correlated.</summary>
    public static double[] Normal(Random random, int rows, int columns, double shift = 0, double correlation = 0)
    {
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            if (i % columns == 1)
            {
                values[i] = correlation * values[i - 1] + Math.Sqrt(1 - correlation * correlation) * values[i];
            }
        }
        for (var i = 0; i < values.Length; i += columns)
        {
            values[i] += shift;
        }
        return values;
    }
}
