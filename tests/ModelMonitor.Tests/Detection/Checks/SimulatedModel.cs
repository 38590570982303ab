using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Detection;

/// <summary>A model with a baseline of rows, and windows of rows for it.</summary>
internal sealed class SimulatedModel
{
    private static int s_models;

    private readonly BatchCounter _counter;
    private readonly WindowShape _shape;

    public SimulatedModel(IReadOnlyList<ColumnSchema> columns, IEnumerable<double[]> rows)
    {
        var name = $"simulated-{Interlocked.Increment(ref s_models)}";
        var source = PredictionSource.Register(new(name, "1", PredictionTask.Regression, name, columns));
        Baseline = Baseline.FromMatrix(
            source.Schema, rows.SelectMany(row => row).ToArray(), (_, _) => throw new InvalidOperationException("no text"));
        _shape = BaselineShape.Of(Baseline, rules: 0);
        _counter = new(source, Baseline.Layouts);
    }

    public Baseline Baseline { get; }

    public static ColumnSchema[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(column => ColumnSchema.Number($"x{column}", "double"))];

    /// <summary>A window of rows.</summary>
    public WindowCounts Window(IEnumerable<double[]> rows)
    {
        var window = new WindowCounts(_shape);
        var batch = new RowBatch(Baseline.Columns.Count);
        foreach (var chunk in rows.Chunk(batch.Capacity))
        {
            batch.Clear();
            foreach (var row in chunk)
            {
                batch.Append(row);
            }

            _counter.Count(batch, 0, batch.Count, window);
        }

        return window;
    }

    /// <summary>What a check says of a window.</summary>
    public static IReadOnlyList<CheckTest> Test(WindowCheck check, WindowCounts window)
    {
        var tests = new List<CheckTest>();
        check.AddTo(tests, window);
        return tests;
    }
}
