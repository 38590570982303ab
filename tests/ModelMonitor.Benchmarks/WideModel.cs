using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Benchmarks;

/// <summary>
/// A model of many quantities as they occur: bell-shaped, skewed, counts, mostly zero, uniform; one column in ten
/// misses values now and then.
/// </summary>
internal sealed class WideModel
{
    private const int BaselineSeed = 1;

    private readonly int _baselineRows;

    public WideModel(int columns, string name, int baselineRows = 10_000)
    {
        Columns = columns;
        Source = PredictionSource.Register(new(
            name, "1", PredictionTask.Regression, "WideModel.Predict(double[])",
            [.. Enumerable.Range(0, columns).Select(column => ColumnSchema.Number($"feature_{column:00}", "double"))]));
        _baselineRows = baselineRows;
        Baseline = Baseline.FromMatrix(Source.Schema, RowsOfBaseline(), (_, _) => "");
    }

    public int Columns { get; }

    public PredictionSource Source { get; }

    public Baseline Baseline { get; }

    /// <summary>The rows that the baseline was made from.</summary>
    public double[] RowsOfBaseline() => Rows(_baselineRows, BaselineSeed, shift: 0);

    /// <summary>Rows one after the other.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="shift">How far every tenth column has moved, in its standard deviations.</param>
    public double[] Rows(int count, int seed, double shift)
    {
        var random = new Random(seed);
        var rows = new double[count * Columns];
        for (var i = 0; i < rows.Length; i++)
        {
            var column = i % Columns;
            rows[i] = column % 10 == 7 && random.Next(50) == 0 ? double.NaN : Draw(column, random) + (column % 10 == 0 ? shift : 0);
        }

        return rows;
    }

    /// <summary>The values of one column of rows.</summary>
    public double[] Column(double[] rows, int column) => [.. Enumerable.Range(0, rows.Length / Columns).Select(row => rows[row * Columns + column])];

    private static double Draw(int column, Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (column % 5) switch
        {
            0 => normal,
            1 => 100 * Math.Exp(0.6 * normal),
            2 => Math.Floor(Math.Abs(4 * normal)),
            3 => random.Next(3) == 0 ? Math.Abs(normal) : 0,
            _ => random.NextDouble(),
        };
    }
}
