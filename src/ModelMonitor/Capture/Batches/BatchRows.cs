using System.Buffers;

namespace ModelMonitor.Capture;

/// <summary>
/// Rows of a batch in an array from a pool, and a cursor over them. Before each row stands its index in the batch,
/// negative once the row is given up.
/// </summary>
internal struct BatchRows
{
    private const double GivenUp = -1;

    private readonly ArrayPool<double>? _pool;
    private readonly int _stride;
    private double[]? _values;

    // Counted from 1; 0 is before the first row.
    private int _position;

    /// <summary>Rents room for the rows that are chosen.</summary>
    /// <param name="pool">Where the array comes from.</param>
    /// <param name="rows">The rows of the batch, 1 or more.</param>
    /// <param name="choice">Which of them.</param>
    /// <param name="rowLength">The doubles of a row.</param>
    public BatchRows(ArrayPool<double> pool, int rows, RowChoice choice, int rowLength)
    {
        _pool = pool;
        _stride = rowLength + 1;
        var blocks = choice.Blocks(rows);
        _values = pool.Rent(blocks * _stride);
        for (var block = 0; block < blocks; block++)
        {
            var row = choice.Choose(block);
            if (row < rows)
            {
                _values[Count++ * _stride] = row;
            }
        }
    }

    /// <summary>The rows chosen.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the cursor stands at a row.</summary>
    public readonly bool IsAtRow => _position > 0;

    /// <summary>The index in the batch of the row at the cursor.</summary>
    public readonly int Index => (int)_values![(_position - 1) * _stride];

    /// <summary>The row at the cursor.</summary>
    public readonly Span<double> Row => _values.AsSpan(((_position - 1) * _stride) + 1, _stride - 1);

    /// <summary>Moves to the next row that is not given up; past the last one, before the first again.</summary>
    public bool MoveNext()
    {
        while (_position++ < Count)
        {
            if (Index >= 0)
            {
                return true;
            }
        }

        _position = 0;
        return false;
    }

    /// <summary>Gives up the row at the cursor.</summary>
    public readonly void GiveUp() => _values![(_position - 1) * _stride] = GivenUp;

    /// <summary>Returns the array; there are no rows then.</summary>
    public void Return()
    {
        if (_values is { } values)
        {
            (_values, Count, _position) = (null, 0, 0);
            _pool!.Return(values);
        }
    }
}
