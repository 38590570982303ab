using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>A monitored method as generated code would make it, under a name of its own: amount, region, paid -> score.</summary>
public sealed class TestModel
{
    private static int s_count;

    public TestModel(string? name = null)
    {
        Name = name ?? $"model-{Interlocked.Increment(ref s_count)}";
        Source = PredictionSource.Register(Schema(Name));
    }

    public string Name { get; }

    public PredictionSource Source { get; }

    public static ModelSchema Schema(string name, string version = "1", string method = "TestModel.Predict(double, string, bool)") => new(
        name, version, PredictionTask.Regression, method,
        [
            ColumnSchema.Number("amount", "double"),
            ColumnSchema.Text("region", "string"),
            ColumnSchema.Code("paid", "bool", [new(0, "false"), new(1, "true")]),
            ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
        ]);

    public double Predict(double amount, string? region, bool paid, Exception? failure = null)
    {
        if (!Source.IsEnabled)
        {
            return Core(amount, failure);
        }

        Span<double> row = stackalloc double[4];
        var call = Source.Begin();
        if (call.IsRecording)
        {
            row[0] = amount;
            row[1] = Source.Category(1, region);
            row[2] = RowEncoding.Boolean(paid);
        }

        double result;
        try
        {
            result = Core(amount, failure);
        }
        catch (Exception exception) when (call.Failed(Source, exception))
        {
            throw;
        }

        row[3] = result;
        call.Complete(row);
        return result;
    }

    /// <summary>Predicts for rows drawn from a fixed distribution, optionally changed.</summary>
    public void PredictMany(int count, int seed, Func<double, double>? amount = null, Func<string, string?>? region = null)
    {
        foreach (var row in Rows(count, seed))
        {
            var value = (double)row[0]!;
            var name = (string)row[1]!;
            Predict(amount is null ? value : amount(value), region is null ? name : region(name), (bool)row[2]!);
        }
    }

    public Baseline Baseline(int rows = 2_000, int seed = 1) => ModelMonitor.Baselines.Baseline.FromRows(Source.Schema, Rows(rows, seed));

    public static IEnumerable<IReadOnlyList<object?>> Rows(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            // A log-normal amount: skewed, positive, without repetition.
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var amount = 100 * Math.Exp(0.6 * normal);
            string[] regions = ["north", "south", "east", "west"];
            var region = regions[Math.Min(3, (int)(5 * random.NextDouble() * random.NextDouble()))];
            yield return [amount, region, random.NextDouble() < 0.3, amount / 2];
        }
    }

    private static double Core(double amount, Exception? failure) => failure is null ? amount / 2 : throw failure;
}
