using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Counts rows that differ, from their columns one after the other: a hash of 64 bits for each row.</summary>
/// <param name="rows">The number of rows.</param>
internal sealed class DistinctRows(int rows)
{
    private readonly ulong[] _hashes = new ulong[rows];

    /// <summary>Adds the values of the next column.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            _hashes[row] = RepeatedRows.Combine(_hashes[row], values[row]);
        }
    }

    /// <summary>How many of the rows differ. To be called once, at the end.</summary>
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
