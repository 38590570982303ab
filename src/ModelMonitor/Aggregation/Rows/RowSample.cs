namespace ModelMonitor.Aggregation;

/// <summary>
/// A sample of rows as the cells of their columns: the distinct rows of the smallest content hashes, each with how
/// often it came (bottom-k, Cohen and Kaplan 2007; Beyer et al. 2007 for the number of distinct rows). It depends on
/// the rows alone: not on their order, nor on how they were cut and merged.
/// </summary>
/// <param name="columns">The columns of a row, each a cell of at most 256.</param>
/// <param name="capacity">The most distinct rows that are kept, 2 to 65,536.</param>
/// <remarks>Takes memory as rows come: of a thousand models most have few. Used by one thread at a time.</remarks>
internal sealed class RowSample(int columns, int capacity)
{
    /// <summary>Enough rows for joint tests, in little memory.</summary>
    public const int DefaultCapacity = 512;

    private const int InitialCapacity = 16;

    // Hashes in increasing order, each with the place of its row; rows stay where they are.
    private ulong[] _hashes = [];
    private ushort[] _places = [];
    private long[] _multiplicities = [];
    private byte[] _cells = [];

    /// <summary>The distinct rows that are kept.</summary>
    public int Count { get; private set; }

    /// <summary>All rows that were offered.</summary>
    public long Rows { get; private set; }

    public int Columns => columns;

    public int Capacity => capacity;

    /// <summary>
    /// The number of distinct rows among all that were offered: exact below the capacity; else estimated without bias
    /// from the largest hash that is kept, with a relative error of 1/sqrt(capacity - 2).
    /// </summary>
    public double DistinctRows => Count < capacity ? Count : (capacity - 1) / ((_hashes[Count - 1] + 1d) / Math.ScaleB(1, 64));

    /// <summary>The cells of a row, in the order of hashes.</summary>
    public ReadOnlySpan<byte> Row(int index) => _cells.AsSpan(_places[index] * columns, columns);

    /// <summary>The hash of a row's contents; they increase.</summary>
    public ulong Hash(int index) => _hashes[index];

    /// <summary>How often a row came.</summary>
    public long Multiplicity(int index) => _multiplicities[_places[index]];

    /// <summary>Counts a row without its cells, if they are not needed: it is kept already, or never will be.</summary>
    /// <param name="hash">The hash of its contents.</param>
    /// <returns>Whether it was counted.</returns>
    public bool TryCount(ulong hash)
    {
        if (Admits(hash))
        {
            var rank = RankOf(hash);
            if (rank < 0)
            {
                return false;
            }

            _multiplicities[_places[rank]]++;
        }

        Rows++;
        return true;
    }

    /// <summary>Offers a row.</summary>
    /// <param name="hash">The hash of its contents: equal rows, equal hashes.</param>
    /// <param name="cells">The cell of each of its columns.</param>
    public void Add(ulong hash, ReadOnlySpan<byte> cells)
    {
        Rows++;
        if (Admits(hash))
        {
            var rank = RankOf(hash);
            if (rank < 0)
            {
                Insert(~rank, hash, cells, 1);
            }
            else
            {
                _multiplicities[_places[rank]]++;
            }
        }
    }

    /// <summary>Adds the rows that another sample of the same columns and capacity was offered.</summary>
    /// <exception cref="ArgumentException">The other one has other columns, or another capacity.</exception>
    public void Merge(RowSample other)
    {
        if (other.Columns != columns || other.Capacity != capacity)
        {
            throw new ArgumentException(
                $"A sample of {other.Capacity} rows of {other.Columns} columns cannot be added to one of {capacity} rows of {columns}.",
                nameof(other));
        }

        Rows += other.Rows;
        var (rank, i) = (0, 0);
        foreach (var hash in other._hashes.AsSpan(0, other.Count))
        {
            // Both are in order: what comes next is further on.
            while (rank < Count && _hashes[rank] < hash)
            {
                rank++;
            }

            if (rank == capacity)
            {
                break;
            }

            var times = other._multiplicities[other._places[i]];
            if (rank < Count && _hashes[rank] == hash)
            {
                _multiplicities[_places[rank]] += times;
            }
            else
            {
                Insert(rank, hash, other.Row(i), times);
            }

            i++;
        }
    }

    /// <summary>Forgets all rows; the memory stays.</summary>
    public void Reset() => (Count, Rows) = (0, 0);

    /// <summary>Whether a hash is among the smallest ones so far. What is not now never will be.</summary>
    private bool Admits(ulong hash) => Count < capacity || hash <= _hashes[Count - 1];

    /// <summary>The rank of a hash; the complement of where it belongs if it is not there.</summary>
    private int RankOf(ulong hash) => _hashes.AsSpan(0, Count).BinarySearch(hash);

    /// <summary>Adds copies of a row that is not there at its rank.</summary>
    private void Insert(int rank, ulong hash, ReadOnlySpan<byte> cells, long times)
    {
        var place = NextPlace();
        Insert(_hashes, rank, hash);
        Insert(_places, rank, place);
        Count++;
        _multiplicities[place] = times;
        cells.CopyTo(_cells.AsSpan(place * columns, columns));
    }

    /// <summary>A place for one more row: where the row of the largest hash was, if there is no other.</summary>
    private ushort NextPlace()
    {
        if (Count == capacity)
        {
            return _places[--Count];
        }

        if (Count == _hashes.Length)
        {
            var length = Math.Min(capacity, Math.Max(InitialCapacity, 2 * Count));
            Array.Resize(ref _hashes, length);
            Array.Resize(ref _places, length);
            Array.Resize(ref _multiplicities, length);
            Array.Resize(ref _cells, length * columns);
        }

        return (ushort)Count;
    }

    private void Insert<T>(T[] values, int index, T value)
    {
        values.AsSpan(index, Count - index).CopyTo(values.AsSpan(index + 1));
        values[index] = value;
    }
}
