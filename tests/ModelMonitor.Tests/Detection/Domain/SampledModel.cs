using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Detection.Domain;

/// <summary>A model of any columns without an agent: rows of a window in, their sample out.</summary>
internal sealed class SampledModel
{
    private static int s_count;

    private readonly PredictionSource _source;

    public SampledModel(IReadOnlyList<ColumnSchema> columns, IEnumerable<object?[]> baseline)
    {
        var name = $"sampled-{Interlocked.Increment(ref s_count)}";
        _source = PredictionSource.Register(new(name, "1", PredictionTask.Regression, name, columns));
        Baseline = Baseline.FromRows(_source.Schema, baseline);
    }

    public Baseline Baseline { get; }

    public SampledRows Reference => Baseline.SampledRows.ShouldNotBeNull();

    public SampledRows Window(IEnumerable<object?[]> rows)
    {
        var counts = new WindowCounts(BaselineShape.Of(Baseline, rules: 0));
        var counter = new BatchCounter(_source, Baseline.Layouts);
        var batch = new RowBatch(Baseline.Columns.Count);
        foreach (var chunk in rows.Chunk(batch.Capacity))
        {
            batch.Clear();
            foreach (var row in chunk)
            {
                batch.Append([.. row.Select((value, column) => value switch
                {
                    double number => number,
                    bool flag => RowEncoding.Boolean(flag),
                    string text => _source.Category(column, text),
                    _ => double.NaN,
                })]);
            }

            counter.Count(batch, 0, batch.Count, counts);
        }

        return new(Baseline, SampledCells.Of(counts.Sample), counts.Rows, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));
    }

    /// <summary>Columns x0, x1, ... of numbers.</summary>
    public static ColumnSchema[] Numbers(int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => ColumnSchema.Number($"x{column}", "double") with { Nullable = true })];

    /// <summary>Rows of which each value is drawn alike.</summary>
    public static IEnumerable<object?[]> Rows(int rows, int columns, Func<double?> value) =>
        Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (object?)value()).ToArray());
}
