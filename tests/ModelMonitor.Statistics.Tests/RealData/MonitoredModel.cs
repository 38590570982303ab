using System.Collections.Concurrent;
using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>A data set with the scores of its demo model, cut into a reference and chunks, and what is expected of each.</summary>
public sealed class MonitoredModel
{
    private static readonly string[] DataSets = ["elec2", "bank_marketing", "bike_sharing_hourly", "occupancy"];
    private static readonly ConcurrentDictionary<string, Lazy<MonitoredModel>> Loaded = new();

    private readonly IReadOnlyDictionary<string, string[]> _columns;
    private readonly ConcurrentDictionary<string, double[]> _numbers = new();
    private readonly ConcurrentDictionary<string, double[]> _sortedReferences = new();

    private MonitoredModel(string name)
    {
        Expected = ExpectedOf(name);
        _columns = SharedData.Csv("data/" + Expected.GetProperty("data").GetString());
        Model = new LinearModel("data/" + Expected.GetProperty("model").GetString());
        Scores = Model.Scores(_columns);
        Labels = SharedData.Numbers(_columns[Model.Target]);
        Predictions = Array.ConvertAll(Scores, score => score >= 0.5);
    }

    public static TheoryData<string> Names => new(DataSets);

    /// <summary>Every chunk of every data set.</summary>
    public static TheoryData<string, int> Chunks
    {
        get
        {
            var chunks = new TheoryData<string, int>();
            foreach (var name in DataSets)
            {
                for (var chunk = 0; chunk < ExpectedOf(name).GetProperty("chunks").GetArrayLength(); chunk++)
                {
                    chunks.Add(name, chunk);
                }
            }
            return chunks;
        }
    }

    public JsonElement Expected { get; }

    public LinearModel Model { get; }

    /// <summary>Score of each row: the probability of class 1, or the predicted number.</summary>
    public double[] Scores { get; }

    /// <summary>Whether the score is ½ or more, which means something for a classifier only.</summary>
    public bool[] Predictions { get; }

    /// <summary>Target of each row; NaN where there is none.</summary>
    public double[] Labels { get; }

    public Range Reference => RowsOf(Expected.GetProperty("reference_rows"));

    public static MonitoredModel Of(string name)
        => Loaded.GetOrAdd(name, static key => new Lazy<MonitoredModel>(() => new MonitoredModel(key))).Value;

    public Range Rows(int chunk) => RowsOf(Expected.GetProperty("chunks")[chunk].GetProperty("rows"));

    public JsonElement ExpectedIn(int chunk) => Expected.GetProperty("chunks")[chunk].GetProperty("expected");

    /// <summary>The numbers of a column, or of what the model adds to the data, in some rows, missing values as NaN.</summary>
    public double[] Numbers(string column, Range rows) => _numbers.GetOrAdd(column, key => key switch
    {
        "__score__" => Scores,
        "__label__" => Labels,
        _ => SharedData.Numbers(_columns[key]),
    })[rows];

    /// <summary>The numbers of a column in the reference, missing values left out, in ascending order.</summary>
    public double[] SortedReference(string column) => _sortedReferences.GetOrAdd(column, key => Sorted(Numbers(key, Reference)));

    public static double[] Sorted(double[] values) => [.. values.Where(double.IsFinite).Order()];

    /// <summary>The categories of a column, or of what the model adds to the data, in some rows.</summary>
    public string[] Categories(string column, Range rows) => column switch
    {
        "__label__" => _columns[Model.Target][rows],
        "__prediction__" => Array.ConvertAll(Predictions[rows], prediction => prediction ? "1" : "0"),
        _ => _columns[column][rows],
    };

    private static JsonElement ExpectedOf(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", $"e2e_{name}.json")));
        return document.RootElement.Clone();
    }

    private static Range RowsOf(JsonElement bounds) => bounds[0].GetInt32()..bounds[1].GetInt32();
}
