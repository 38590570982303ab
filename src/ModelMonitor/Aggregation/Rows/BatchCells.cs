namespace ModelMonitor.Aggregation;

/// <summary>The cells and the content hashes of the rows of a batch, which are offered to samples. Used by one thread at a time.</summary>
/// <param name="columns">The columns of a row.</param>
internal sealed class BatchCells(int columns)
{
    private readonly byte[] _row = new byte[columns];
    private byte[] _cells = [];
    private ulong[] _hashes = [];
    private int _rows;

    /// <summary>The hashes of the rows.</summary>
    public Span<ulong> Hashes => _hashes.AsSpan(0, _rows);

    /// <summary>The cells of the rows, column after column.</summary>
    public ReadOnlySpan<byte> All => _cells.AsSpan(0, columns * _rows);

    /// <summary>Makes room for the cells of rows and starts their hashes anew.</summary>
    public void Start(int rows)
    {
        if (rows > _hashes.Length)
        {
            _cells = new byte[columns * rows];
            _hashes = new ulong[rows];
        }

        _rows = rows;
        Hashes.Fill((ulong)columns);
    }

    /// <summary>The cells of a column, one for each row.</summary>
    public Span<byte> Column(int column) => _cells.AsSpan(column * _rows, _rows);

    /// <summary>Offers the rows to a sample.</summary>
    public void AddTo(RowSample sample)
    {
        for (var row = 0; row < _rows; row++)
        {
            if (sample.TryCount(_hashes[row]))
            {
                continue;
            }

            for (var column = 0; column < columns; column++)
            {
                _row[column] = _cells[(column * _rows) + row];
            }

            sample.Add(_hashes[row], _row);
        }
    }
}
