using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>Windows of numeric columns without an agent: values in, verdicts out.</summary>
internal sealed class Windows
{
    private static int s_models;

    private readonly PredictionSource _source;
    private readonly BatchCounter _counter;
    private readonly DriftDetector _detector;
    private readonly int _columns;
    private long _sequence;

    public Windows(int columns, IEnumerable<double[]> baselineRows, DriftOptions? options = null)
    {
        _columns = columns;
        var name = $"windows-{Interlocked.Increment(ref s_models)}";
        _source = PredictionSource.Register(new(
            name, "1", PredictionTask.Regression, name,
            [.. Enumerable.Range(0, columns).Select(column => ColumnSchema.Number($"x{column}", "double"))]));
        Baseline = Baseline.FromMatrix(
            _source.Schema, baselineRows.SelectMany(row => row).ToArray(), (_, _) => throw new InvalidOperationException("no text"));
        _counter = new(_source, Baseline.Layouts);
        _detector = new(Baseline, options ?? new());
    }

    public Baseline Baseline { get; }

    public WindowReport Judge(IEnumerable<double[]> rows)
    {
        var counts = new WindowCounts(Baseline.Layouts);
        var batch = new RowBatch(_columns);
        foreach (var chunk in rows.Chunk(batch.Capacity))
        {
            batch.Clear();
            foreach (var row in chunk)
            {
                batch.Append(row);
            }

            _counter.Count(batch, 0, batch.Count, counts);
        }

        return _detector.Evaluate(counts, ++_sequence).Report;
    }

    public static IEnumerable<double[]> Normal(Random random, int rows, int columns, double mean = 0, double deviation = 1) =>
        Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => mean + (deviation * Gauss(random))).ToArray());

    public static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
