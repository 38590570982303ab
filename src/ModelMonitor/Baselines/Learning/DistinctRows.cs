using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>
/// The contents of rows, from their columns one after the other: a hash of 64 bits for each row, the one that it has in the
/// sample of a window.
/// </summary>
internal sealed class DistinctRows
{
    private readonly ulong[] _hashes;

    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns to come.</param>
    public DistinctRows(int rows, int columns)
    {
        _hashes = new ulong[rows];
        _hashes.AsSpan().Fill((ulong)columns);
    }

    /// <summary>The hash of each row, in their order until they are counted.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Adds the values of the next column.</summary>
    public void Add(ReadOnlySpan<double> values) => RepeatedRows.Combine(_hashes, values);

    /// <summary>Adds the values of the next column, which are indexes of names.</summary>
    public void Add(ReadOnlySpan<double> values, Func<int, string> nameOf)
    {
        var hashes = new Dictionary<int, ulong>();
        for (var row = 0; row < values.Length; row++)
        {
            _hashes[row] = RepeatedRows.Combine(_hashes[row], values[row] >= 0 ? HashOf((int)values[row]) : StableHash.Of(values[row]));
        }

        ulong HashOf(int index)
        {
            if (!hashes.TryGetValue(index, out var hash))
            {
                hashes.Add(index, hash = StableHash.Of(nameOf(index).AsSpan()));
            }

            return hash;
        }
    }

    /// <summary>How many of the rows differ. To be called once, at the end: the hashes lose their order.</summary>
    public long Count()
    {
        _hashes.AsSpan().Sort();
        var distinct = 1L;
        for (var row = 1; row < _hashes.Length; row++)
        {
            distinct += _hashes[row] != _hashes[row - 1] ? 1 : 0;
        }

        return distinct;
    }
}
