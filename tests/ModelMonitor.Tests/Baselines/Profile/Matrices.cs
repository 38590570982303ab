using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

/// <summary>Rows of correlated, rounded and independent columns, with an output.</summary>
internal static class Matrices
{
    public const int Columns = 6;

    public static ModelSchema Schema { get; } = Houses.Of(
        ColumnSchema.Number("a", "double"),
        ColumnSchema.Number("b", "double"),
        ColumnSchema.Number("rounded", "int"),
        ColumnSchema.Code("sign", "bool", [new(0, "false"), new(1, "true")]),
        ColumnSchema.Number("alone", "double") with { Nullable = true },
        ColumnSchema.Number("score", "double", ColumnRole.Score));

    public static Baseline Baseline(int rows, int seed) =>
        ModelMonitor.Baselines.Baseline.FromMatrix(Schema, [.. Rows(rows, seed).SelectMany(row => row)], (_, _) => "");

    /// <summary>b is 0.8 a and noise, the score a + b and noise; one in ten of the column alone is missing.</summary>
    public static double[][] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var a = Normal(random);
            var b = 0.8 * a + 0.6 * Normal(random);
            var alone = random.Next(10) == 0 ? double.NaN : Math.Exp(Normal(random));
            return new[] { a, b, Math.Round(a + Normal(random)), b + Normal(random) > 0 ? 1 : 0, alone, a + b + Normal(random) };
        })];
    }

    /// <summary>The scores that rows have in a baseline's cells.</summary>
    public static double[][] ScoresOf(Baseline baseline, double[][] rows)
    {
        var scores = baseline.Columns.Select(CellScores.Of).ToArray();
        return [.. rows.Select(row => row.Select((value, column) => scores[column][CellOf(baseline.Columns[column], value)]).ToArray())];
    }

    public static int CellOf(ColumnBaseline column, double value) => column.Layout switch
    {
        NumericLayout layout => double.IsNaN(value) ? layout.MissingCell : layout.Edges.Count(edge => edge < value),
        CategoricalLayout layout => double.IsNaN(value) ? layout.MissingCell : layout.CellOf(column.Schema.NameOf(value)),
        _ => throw new ArgumentException($"{column.Name} has an unknown layout."),
    };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
