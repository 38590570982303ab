using System.Globalization;
using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>A demo model with one output: z = intercept + Σ coefficient·(x − mean)/scale + Σ coefficient of the category, through a link.</summary>
public sealed class LinearModel
{
    private readonly JsonElement _model;

    public LinearModel(string relative)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(relative)));
        _model = document.RootElement.Clone();
    }

    public string Target => _model.GetProperty("target").GetString()!;

    public bool IsClassifier => _model.GetProperty("link").GetString() == "sigmoid";

    /// <summary>Rows with their scores by the library that the model comes from.</summary>
    public IEnumerable<(int Row, double Score)> Expected
    {
        get
        {
            var expected = _model.GetProperty("expected");
            return expected.Counts("rows").Select(row => (int)row).Zip(expected.Numbers("scores"));
        }
    }

    public double[] Scores(IReadOnlyDictionary<string, string[]> columns)
    {
        var output = _model.GetProperty("outputs").EnumerateArray().Single();
        var scores = new double[columns.Values.First().Length];
        Array.Fill(scores, output.Number("intercept"));
        foreach (var feature in output.GetProperty("numeric").EnumerateObject())
        {
            var mean = _model.GetProperty("numeric_mean").Number(feature.Name);
            var scale = _model.GetProperty("numeric_scale").Number(feature.Name);
            var coefficient = feature.Value.Number();
            var values = columns[feature.Name];
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] += coefficient * (double.Parse(values[row], CultureInfo.InvariantCulture) - mean) / scale;
            }
        }
        foreach (var feature in output.TryGetProperty("categorical", out var categorical) ? categorical.EnumerateObject().ToArray() : [])
        {
            var coefficients = feature.Value.EnumerateObject().ToDictionary(category => category.Name, category => category.Value.Number());
            var values = columns[feature.Name];
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] += coefficients.GetValueOrDefault(values[row]);
            }
        }
        return IsClassifier ? Array.ConvertAll(scores, z => 1 / (1 + Math.Exp(-z))) : scores;
    }
}
