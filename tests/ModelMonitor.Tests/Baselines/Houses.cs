using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

public enum Heating
{
    None,
    Gas,
    Oil = 7,
}

/// <summary>A model with a column of every encoding, and rows for it.</summary>
public static class Houses
{
    public static ModelSchema Schema { get; } = Of(
        ColumnSchema.Number("area", "double") with { Nullable = true },
        ColumnSchema.Number("rooms", "int"),
        ColumnSchema.Code("heating", "Heating", [new(0, "None"), new(1, "Gas"), new(7, "Oil")]),
        ColumnSchema.Code("garden", "bool", [new(0, "false"), new(1, "true")]),
        ColumnSchema.Text("city", "string") with { Nullable = true },
        ColumnSchema.Text("owner", "string") with { Sensitive = true },
        ColumnSchema.Number("income", "decimal") with { Sensitive = true },
        ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
        ColumnSchema.Key("id", "string"));

    public static ModelSchema Of(params ColumnSchema[] columns) =>
        new("houses", "3", PredictionTask.Regression, "Houses.Predict(House)", columns);

    public static Baseline Baseline(int rows = 1000, int seed = 1) => ModelMonitor.Baselines.Baseline.FromRows(Schema, Rows(rows, seed));

    public static List<object?[]> Rows(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new object?[]
        {
            random.Next(20) switch { 0 => null, 1 => double.PositiveInfinity, _ => 40 + 100 * random.NextDouble() * random.NextDouble() },
            random.Next(1, 7),
            (Heating)(random.Next(3) * 3 + 1) is Heating.Oil ? Heating.Oil : Heating.Gas,
            random.Next(4) == 0,
            random.Next(10) == 0 ? null : $"city <{random.Next(30) * random.Next(30)}>\u00E9\uD83C\uDFE0",
            $"owner {random.Next(2000)}",
            1000m + random.Next(90_000) / 10m,
            random.NextDouble(),
        })];
    }
}
