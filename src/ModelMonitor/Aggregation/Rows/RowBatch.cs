using System.Buffers;

namespace ModelMonitor.Aggregation;

/// <summary>Rows on their way from the rings into counts, row after row.</summary>
/// <param name="columns">The monitored columns: the first ones of each row.</param>
/// <param name="capacity">The most rows; 256 rows of ten columns stay in the first-level cache.</param>
/// <param name="flagWords">The doubles after them that hold the flags of violated rules.</param>
internal sealed class RowBatch(int columns, int capacity = RowBatch.DefaultCapacity, int flagWords = 0)
{
    public const int DefaultCapacity = 256;

    /// <summary>Grows as far as cycles have rows: of a thousand models most have few.</summary>
    private const int InitialCapacity = 16;

    private readonly int _length = columns + flagWords;
    private double[] _values = [];

    /// <summary>
    /// A number of rows that keeps a batch at 8 KB: enough to spread the cost of a batch over, little enough for a
    /// thousand models.
    /// </summary>
    public static int CapacityFor(int length) => Math.Clamp(1_024 / length, 16, DefaultCapacity);

    /// <summary>The rows in the batch.</summary>
    public int Count { get; private set; }

    public int Capacity => capacity;

    public bool IsFull => Count == capacity;

    /// <summary>Adds a row; a key at its end is left out. The batch must not be full.</summary>
    public void Append(ReadOnlySpan<double> row)
    {
        if ((Count + 1) * _length > _values.Length)
        {
            Grow();
        }

        row[.._length].CopyTo(_values.AsSpan(Count * _length));
        Count++;
    }

    /// <summary>Adds a row as if it violated no rule. The batch must not be full.</summary>
    public void AppendUnflagged(ReadOnlySpan<double> row)
    {
        Append(row);
        _values.AsSpan(((Count - 1) * _length) + columns, flagWords).Clear();
    }

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * _length, columns);

    /// <summary>The flags of a row.</summary>
    public ReadOnlySpan<double> Flags(int row) => _values.AsSpan((row * _length) + columns, flagWords);

    /// <summary>Copies the values of a column, in the order of the rows from <paramref name="start"/>.</summary>
    public void CopyColumn(int column, int start, Span<double> destination)
    {
        var values = _values.AsSpan(start * _length, destination.Length * _length);
        for (int i = 0, j = column; i < destination.Length; i++, j += _length)
        {
            destination[i] = values[j];
        }
    }

    /// <summary>Empties the batch.</summary>
    public void Clear() => Count = 0;

    /// <summary>Empties the batch and gives its memory to others: most models rest most of the time.</summary>
    public void Release()
    {
        Clear();
        if (_values is not [])
        {
            ArrayPool<double>.Shared.Return(_values, clearArray: true);
            _values = [];
        }
    }

    private void Grow()
    {
        var grown = ArrayPool<double>.Shared.Rent(_length * Math.Clamp(2 * Count, Math.Min(InitialCapacity, capacity), capacity));
        _values.AsSpan(0, Count * _length).CopyTo(grown);
        var count = Count;
        Release();
        (_values, Count) = (grown, count);
    }
}
