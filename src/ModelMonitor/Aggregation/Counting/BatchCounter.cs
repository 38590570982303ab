using ModelMonitor.Capture;

namespace ModelMonitor.Aggregation;

/// <summary>Counts the rows of one model column by column. Used by one thread at a time.</summary>
internal sealed class BatchCounter
{
    private readonly ColumnCounter[] _counters;
    private readonly BatchCells _cells;
    private readonly ViolationCounter? _violations;

    /// <summary>Binds layouts to the source that the rows come from.</summary>
    /// <param name="source">The source.</param>
    /// <param name="layouts">The layouts of the monitored columns, in order.</param>
    public BatchCounter(PredictionSource source, IReadOnlyList<CellLayout> layouts)
    {
        _counters = [.. layouts.Select((layout, column) =>
            ColumnCounter.For(source.Schema.Columns[column], layout, source.Categories(column)))];
        _cells = new(layouts.Count);
        _violations = source.Schema.Rules.Count > 0 ? new(source.Schema) : null;
    }

    /// <summary>Adds rows of a batch to a window.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows, at most <see cref="RowBatch.DefaultCapacity"/>.</param>
    /// <param name="counts">Counts of the same layouts.</param>
    public void Count(RowBatch batch, int start, int rows, WindowCounts counts)
    {
        Span<double> values = stackalloc double[RowBatch.DefaultCapacity];
        values = values[..rows];
        _cells.Start(rows);
        for (var column = 0; column < _counters.Length; column++)
        {
            batch.CopyColumn(column, start, values);
            _counters[column].Hash(values, _cells.Hashes);
            _counters[column].Count(values, _cells.Column(column), counts.Columns[column]);
        }

        _cells.AddTo(counts.Sample);
        foreach (var segments in counts.Segments)
        {
            segments.Count(_cells.All, rows);
        }

        if (_violations is not null)
        {
            for (var row = start; row < start + rows; row++)
            {
                _violations.Count(batch.Flags(row), counts.Violations);
            }
        }

        counts.Rows += rows;
    }

    /// <summary>Adds what a row violates that is kept out of the columns.</summary>
    /// <param name="flags">The flags of the row.</param>
    /// <param name="counts">Counts of the same layouts.</param>
    public void CountViolations(ReadOnlySpan<double> flags, WindowCounts counts) => _violations?.Count(flags, counts.Violations);
}
