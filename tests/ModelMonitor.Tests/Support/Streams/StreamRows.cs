using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>A real data set as an application would have it: features in time order, and a model that scores them.</summary>
public sealed class StreamRows
{
    private readonly IReadOnlyList<ColumnSchema> _features;
    private readonly Dictionary<string, int> _indexes;
    private readonly DemoModel? _model;
    private readonly string _schemaName;

    internal StreamRows(
        string name, PredictionTask task, IReadOnlyList<ColumnSchema> features, IReadOnlyList<object?[]> rows, IReadOnlyList<DateTime> times, DemoModel? model)
    {
        (Name, Task, _features, Rows, Times, _model) = (name, task, features, rows, times, model);
        _indexes = features.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        _schemaName = $"stream-{name}";
    }

    /// <summary>The name of the data set.</summary>
    public string Name { get; }

    /// <summary>What the model predicts.</summary>
    public PredictionTask Task { get; }

    /// <summary>The features, row by row in time order: a double, a text, or null.</summary>
    public IReadOnlyList<object?[]> Rows { get; }

    /// <summary>When each row was.</summary>
    public IReadOnlyList<DateTime> Times { get; }

    /// <summary>The index of a feature.</summary>
    public int this[string feature] => _indexes[feature];

    /// <summary>A schema of the stream: its features and, where there is a model, the score.</summary>
    internal ModelSchema Schema(string purpose) => new(
        $"{_schemaName}-{purpose}", "1", Task, $"{_schemaName}-{purpose}",
        _model is null ? _features : [.. _features, ColumnSchema.Number("score", "double", ColumnRole.Score)]);

    /// <summary>A row with what the model says of it.</summary>
    public object?[] Scored(object?[] row) => _model is null ? row : [.. row, _model.Score(name => _indexes.TryGetValue(name, out var i) ? row[i] : null)];

    /// <summary>The numbers of the rows in random order.</summary>
    public int[] Shuffled(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Rows.Count)];
        new Random(seed).Shuffle(order);
        return order;
    }
}
