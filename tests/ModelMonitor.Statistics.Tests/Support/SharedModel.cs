using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>A linear model of <see cref="SharedData"/> with one output, and the data set that it scores.</summary>
public sealed class SharedModel
{
    private SharedModel(double[] scores, double[] labels) => (Scores, Labels) = (scores, labels);

    /// <summary>The probability of the positive class of each row.</summary>
    public double[] Scores { get; }

    /// <summary>The target of each row.</summary>
    public double[] Labels { get; }

    /// <summary>Scores a data set, and checks the scores that the model file expects.</summary>
    public static SharedModel Read(string name)
    {
        var columns = SharedData.Csv($"data/{name}.csv");
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf($"data/models/{name}.model.json")));
        var (model, output) = (file.RootElement, file.RootElement.GetProperty("outputs")[0]);
        var labels = SharedData.Numbers(columns[model.GetProperty("target").GetString()!]);
        var scores = new double[labels.Length];
        Array.Fill(scores, output.Number("intercept"));
        foreach (var feature in output.GetProperty("numeric").EnumerateObject())
        {
            var (mean, scale) = (model.GetProperty("numeric_mean").Number(feature.Name), model.GetProperty("numeric_scale").Number(feature.Name));
            var values = SharedData.Numbers(columns[feature.Name]);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += feature.Value.Number() * (values[i] - mean) / scale;
            }
        }
        foreach (var feature in output.GetProperty("categorical").EnumerateObject())
        {
            var effects = feature.Value.EnumerateObject().ToDictionary(effect => effect.Name, effect => effect.Value.Number());
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += effects.GetValueOrDefault(columns[feature.Name][i]);
            }
        }
        scores = Array.ConvertAll(scores, ScoredWorld.Logistic);
        foreach (var (row, score) in model.GetProperty("expected").Numbers("rows").Zip(model.GetProperty("expected").Numbers("scores")))
        {
            scores[(int)row].ShouldBe(score, 1e-9);
        }
        return new SharedModel(scores, labels);
    }
}
