namespace ModelMonitor.Statistics;

/// <summary>
/// A uniform sample of rows that merges (bottom-k sample; Cohen and Kaplan 2007): keeps the K rows with the smallest keys, and a
/// key is a hash of the row's identifier. So every row has the same chance, the sample does not depend on the order of
/// rows or merges, machines agree on it, and a row that arrives twice is kept once.
/// Adding is O(1) for a row that is not kept and O(log K) amortised for one that is. Merging and reading are O(K log K).
/// Memory grows with the rows to at most 2K of them. Not thread-safe.
/// </summary>
public sealed partial class KeyedReservoir : ISketch<KeyedReservoir>
{
    private const int InitialRows = 16;
    private const long MaximumValues = 1 << 28;

    private ulong[] _keys = [];
    private double[] _values = [];

    // The first are settled: sorted, without repeats, at most K. The rest was added since.
    private int _settled, _buffered;

    /// <summary>An empty reservoir.</summary>
    /// <param name="dimensions">Number of values in a row, at least 1.</param>
    /// <param name="capacity">K, the number of rows to keep, at least 1; K·dimensions is at most 2^28.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public KeyedReservoir(int dimensions, int capacity = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if ((long)dimensions * capacity > MaximumValues)
        {
            throw new ArgumentOutOfRangeException(
                nameof(capacity), capacity, $"Rows of {dimensions} values leave room for {MaximumValues / dimensions} of them.");
        }
        (Dimensions, Capacity) = (dimensions, capacity);
    }

    /// <summary>Number of values in a row.</summary>
    public int Dimensions { get; }

    /// <summary>K, the number of rows to keep.</summary>
    public int Capacity { get; }

    /// <summary>Number of rows added, those that were not kept and repeated ones included.</summary>
    public long Count { get; private set; }

    /// <summary>The keys of the rows that are kept, in ascending order. Valid until the next change.</summary>
    public ReadOnlySpan<ulong> Keys
    {
        get
        {
            Settle();
            return _keys.AsSpan(0, _settled);
        }
    }

    /// <summary>The rows that are kept, in ascending order of their keys, so that the first r are a uniform sample too. Valid until the next change.</summary>
    public Rows Rows
    {
        get
        {
            Settle();
            return new Rows(_values.AsSpan(0, _settled * Dimensions), Dimensions);
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="key">
    /// <see cref="StableHash"/> of what identifies the row, such as the prediction's id. Rows with equal keys are taken to be the
    /// same. Identifiers themselves are no keys: the sample would be those with the smallest.
    /// </param>
    /// <param name="row">As many finite values as there are dimensions; they are copied.</param>
    /// <exception cref="ArgumentException">The row has another length or holds NaN or an infinite value.</exception>
    public void Add(ulong key, ReadOnlySpan<double> row)
    {
        if (row.Length != Dimensions)
        {
            throw new ArgumentException($"The row has {row.Length} values and the reservoir {Dimensions}.", nameof(row));
        }
        Sample.Require(row, nameof(row));
        Count++;
        Keep(key, row);
    }

    /// <inheritdoc/>
    public void Merge(KeyedReservoir other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimensions != Dimensions || other.Capacity != Capacity)
        {
            throw new ArgumentException(
                $"The reservoirs keep {Capacity} rows of {Dimensions} values and {other.Capacity} of {other.Dimensions}. Make all with the same sizes.",
                nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        if (ReferenceEquals(this, other))
        {
            return;
        }
        var rows = other.Rows;
        var keys = other.Keys;
        for (var i = 0; i < keys.Length; i++)
        {
            Keep(keys[i], rows[i]);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (_buffered, _settled, Count) = (0, 0, 0);
    }

    private void Keep(ulong key, ReadOnlySpan<double> row)
    {
        if (_settled == Capacity && key >= _keys[Capacity - 1])
        {
            return;
        }
        if (_buffered == _keys.Length)
        {
            MakeRoom();
        }
        _keys[_buffered] = key;
        row.CopyTo(_values.AsSpan(_buffered * Dimensions));
        _buffered++;
    }

    private void MakeRoom()
    {
        if (_buffered >= Capacity)
        {
            Settle();
        }
        if (_buffered >= _keys.Length / 2)
        {
            var rows = (int)Math.Min(2L * Capacity, Math.Max(InitialRows, 2L * _keys.Length));
            Array.Resize(ref _keys, rows);
            Array.Resize(ref _values, rows * Dimensions);
        }
    }

    /// <summary>Sorts what was added by key, drops repeated keys and all but the K smallest.</summary>
    private void Settle()
    {
        if (_settled == _buffered)
        {
            return;
        }
        var order = new int[_buffered];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        Array.Sort(_keys, order, 0, _buffered);
        var values = new double[_values.Length];
        var kept = 0;
        for (var i = 0; i < _buffered && kept < Capacity; i++)
        {
            if (kept == 0 || _keys[i] != _keys[kept - 1])
            {
                _keys[kept] = _keys[i];
                _values.AsSpan(order[i] * Dimensions, Dimensions).CopyTo(values.AsSpan(kept * Dimensions));
                kept++;
            }
        }
        _values = values;
        (_settled, _buffered) = (kept, kept);
    }
}
