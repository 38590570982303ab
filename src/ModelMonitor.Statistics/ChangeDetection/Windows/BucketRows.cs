namespace ModelMonitor.Statistics;

/// <summary>
/// Exponential histogram (Datar, Gionis, Indyk and Motwani 2002): row r holds up to five buckets of 2^r values each, the
/// oldest first, with their sum and their sum of squared deviations.
/// </summary>
internal sealed class BucketRows
{
    private const int BucketsInRow = 5;

    // A row has room for the bucket that makes it overflow, and starts at a multiple of a power of two.
    private const int Stride = 8;
    private const int InitialRows = 8;

    private double[] _totals = new double[InitialRows * Stride];
    private double[] _squares = new double[InitialRows * Stride];
    private int[] _counts = new int[InitialRows];

    /// <summary>Number of rows, at least 1; all rows but the first hold a bucket.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Sums of the buckets of a row, the oldest first.</summary>
    public ReadOnlySpan<double> Totals(int row) => _totals.AsSpan(row * Stride, _counts[row]);

    public void Add(double value)
    {
        var (total, squares, size) = (value, 0.0, 1.0);
        for (var row = 0; Append(row, total, squares); row++, size *= 2)
        {
            var totals = _totals.AsSpan(row * Stride, BucketsInRow + 1);
            var squared = _squares.AsSpan(row * Stride, BucketsInRow + 1);
            var deviation = (totals[0] - totals[1]) / size;
            total = totals[0] + totals[1];
            squares = squared[0] + squared[1] + size * deviation * deviation / 2;
            totals[2..].CopyTo(totals);
            squared[2..].CopyTo(squared);
            _counts[row] -= 2;
            if (row + 1 == Count)
            {
                AddRow();
            }
        }
    }

    /// <summary>Takes the oldest bucket out of the last row.</summary>
    public (long Size, double Total, double Squares) RemoveOldest()
    {
        var row = Count - 1;
        var first = row * Stride;
        var oldest = (1L << row, _totals[first], _squares[first]);
        var left = --_counts[row];
        Array.Copy(_totals, first + 1, _totals, first, left);
        Array.Copy(_squares, first + 1, _squares, first, left);
        if (left == 0 && row > 0)
        {
            Count--;
        }
        return oldest;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Count = 1;
    }

    /// <summary>Adds a bucket to a row, and tells whether the row has overflowed.</summary>
    private bool Append(int row, double total, double squares)
    {
        var count = _counts[row]++;
        _totals[row * Stride + count] = total;
        _squares[row * Stride + count] = squares;
        return count == BucketsInRow;
    }

    private void AddRow()
    {
        if (++Count > _counts.Length)
        {
            Array.Resize(ref _totals, 2 * _totals.Length);
            Array.Resize(ref _squares, 2 * _squares.Length);
            Array.Resize(ref _counts, 2 * _counts.Length);
        }
    }
}
