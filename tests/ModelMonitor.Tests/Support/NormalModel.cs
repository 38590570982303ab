using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>A monitored method of independent standard normal features x0, x1, ..., under a name of its own.</summary>
internal sealed class NormalModel
{
    private static int s_count;

    private readonly int _columns;
    private readonly Random _random;

    public NormalModel(int columns, int seed)
    {
        _columns = columns;
        _random = new(seed);
        Name = $"normal-{Interlocked.Increment(ref s_count)}";
        Source = PredictionSource.Register(new(
            Name, "1", PredictionTask.Regression, Name,
            [.. Enumerable.Range(0, columns).Select(column => ColumnSchema.Number($"x{column}", "double"))]));
        Baseline = Baseline.FromMatrix(
            Source.Schema, Windows.Normal(_random, 2_000, columns).SelectMany(row => row).ToArray(),
            (_, _) => throw new InvalidOperationException("no text"));
    }

    public string Name { get; }

    public PredictionSource Source { get; }

    public Baseline Baseline { get; }

    /// <summary>Predicts for rows of which one column has moved.</summary>
    public void Predict(int rows, int column = 0, double shift = 0)
    {
        foreach (var row in Windows.Normal(_random, rows, _columns))
        {
            row[column] += shift;
            Source.Begin().Complete(row);
        }
    }
}
