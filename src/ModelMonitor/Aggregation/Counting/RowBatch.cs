namespace ModelMonitor.Aggregation;

/// <summary>Rows on their way from the rings into counts, row after row.</summary>
/// <param name="columns">The monitored columns: the first ones of each row.</param>
/// <param name="capacity">The most rows; 256 rows of ten columns stay in the first-level cache.</param>
internal sealed class RowBatch(int columns, int capacity = RowBatch.DefaultCapacity)
{
    public const int DefaultCapacity = 256;

    /// <summary>Grows as far as cycles have rows: of a thousand models most have few.</summary>
    private const int InitialCapacity = 16;

    private double[] _values = new double[columns * Math.Min(InitialCapacity, capacity)];

    /// <summary>
    /// A number of rows that keeps a batch at 8 KB: enough to spread the cost of a batch over, little enough for a
    /// thousand models.
    /// </summary>
    public static int CapacityFor(int columns) => Math.Clamp(1_024 / columns, 16, DefaultCapacity);

    /// <summary>The rows in the batch.</summary>
    public int Count { get; private set; }

    public int Capacity => capacity;

    public bool IsFull => Count == capacity;

    /// <summary>Adds a row; a key at its end is left out. The batch must not be full.</summary>
    public void Append(ReadOnlySpan<double> row)
    {
        if (Count * columns == _values.Length)
        {
            Array.Resize(ref _values, columns * Math.Min(Count * 2, capacity));
        }

        row[..columns].CopyTo(_values.AsSpan(Count * columns));
        Count++;
    }

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * columns, columns);

    /// <summary>Copies the values of a column, in the order of the rows from <paramref name="start"/>.</summary>
    public void CopyColumn(int column, int start, Span<double> destination)
    {
        var values = _values.AsSpan(start * columns, destination.Length * columns);
        for (int i = 0, j = column; i < destination.Length; i++, j += columns)
        {
            destination[i] = values[j];
        }
    }

    /// <summary>Empties the batch.</summary>
    public void Clear() => Count = 0;
}
