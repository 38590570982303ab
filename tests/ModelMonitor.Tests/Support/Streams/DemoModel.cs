using System.Globalization;
using System.Text.Json;

namespace ModelMonitor.Tests.Support;

/// <summary>A linear model as plain coefficients.</summary>
public sealed class DemoModel
{
    private readonly double _intercept;
    private readonly bool _isProbability;
    private readonly Dictionary<string, (double Mean, double Scale, double Coefficient)> _numeric = [];
    private readonly Dictionary<string, Dictionary<string, double>> _categorical = [];

    private DemoModel(JsonElement root)
    {
        var output = root.GetProperty("outputs")[0];
        _isProbability = root.GetProperty("link").GetString() == "sigmoid";
        _intercept = output.GetProperty("intercept").GetDouble();
        foreach (var feature in output.GetProperty("numeric").EnumerateObject())
        {
            _numeric[feature.Name] = (
                root.GetProperty("numeric_mean").GetProperty(feature.Name).GetDouble(),
                root.GetProperty("numeric_scale").GetProperty(feature.Name).GetDouble(),
                feature.Value.GetDouble());
        }

        foreach (var feature in output.GetProperty("categorical").EnumerateObject())
        {
            _categorical[feature.Name] = feature.Value.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble());
        }
    }

    /// <summary>Reads a model, such as <c>elec2</c>.</summary>
    public static DemoModel Load(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf($"data/models/{name}.model.json")));
        return new(file.RootElement);
    }

    /// <summary>The score of a row: a probability, or a quantity; a missing number counts as the mean.</summary>
    /// <param name="valueOf">The value of a feature by its name: a double, a text, or null.</param>
    public double Score(Func<string, object?> valueOf)
    {
        var z = _intercept;
        foreach (var (name, (mean, scale, coefficient)) in _numeric)
        {
            var value = valueOf(name) is double number && double.IsFinite(number) ? number : mean;
            z += coefficient * (value - mean) / scale;
        }

        foreach (var (name, coefficients) in _categorical)
        {
            var text = valueOf(name) switch
            {
                double number => number.ToString(CultureInfo.InvariantCulture),
                var value => value as string,
            };
            z += text is null ? 0 : coefficients.GetValueOrDefault(text);
        }

        return _isProbability ? 1 / (1 + Math.Exp(-z)) : z;
    }
}
