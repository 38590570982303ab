namespace ModelMonitor.Statistics;

/// <summary>
/// What a KLL sketch keeps: levels of values, a value of level h standing for 2^h observations. All levels lie in one
/// array, the lowest first and the free room in front; level 0 is in order of arrival, the others ascend. Once the values
/// fill the capacity of all levels together, the lowest full level is sorted and every second of its values moves up.
/// </summary>
internal sealed class KllLevels
{
    public const int SmallestCapacity = 8;

    /// <summary>So that a value of the highest level stands for 2^61 observations.</summary>
    public const int MaxLevels = 62;

    private const int FirstRoom = 16;

    private readonly int _k;
    private readonly long _coins;

    private double[] _items = [];

    /// <summary>Where each level starts, and where the last one ends, which is the length of the array.</summary>
    private int[] _starts = [0, 0];

    /// <summary>The capacities of the levels, and of all together.</summary>
    private int[] _capacities;
    private int _capacity;

    public KllLevels(int k, int seed)
    {
        (_k, _coins) = (k, (long)StableHash.Of(seed));
        _capacities = Capacities(k, levels: 1);
        _capacity = k;
    }

    /// <summary>The number of levels. The highest one has values, unless there are none at all.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The number of values in all levels.</summary>
    public int Retained => _items.Length - _starts[0];

    /// <summary>How often a coin was tossed: with the seed, the state of the random numbers.</summary>
    public long Tosses { get; private set; }

    /// <summary>The values of a level.</summary>
    public ReadOnlySpan<double> this[int level] => _items.AsSpan(_starts[level].._starts[level + 1]);

    /// <summary>The capacities of so many levels, the lowest first: they fall by a third from k at the top, to 8.</summary>
    public static int[] Capacities(int k, int levels)
    {
        var capacities = new int[levels];
        for (var depth = 0; depth < levels; depth++)
        {
            capacities[levels - 1 - depth] = Math.Max(SmallestCapacity, (int)Math.Round(k * Math.Pow(2.0 / 3, depth)));
        }
        return capacities;
    }

    /// <summary>Takes over what was read from bytes.</summary>
    /// <param name="items">The values of all levels, the lowest level first.</param>
    /// <param name="starts">Where each level starts, and where the last one ends.</param>
    /// <param name="tosses">How often a coin was tossed.</param>
    public void Restore(double[] items, int[] starts, long tosses)
    {
        (_items, _starts, Tosses) = (items, starts, tosses);
        SetCapacities();
    }

    public void Add(double value)
    {
        var free = _starts[0] - 1;
        if (free < 0)
        {
            free = MakeRoom() - 1;
        }
        _items[free] = value;
        _starts[0] = free;
    }

    public void Merge(KllLevels other)
    {
        var items = new double[Retained + other.Retained];
        var starts = new int[Math.Max(Count, other.Count) + 1];
        for (var level = 0; level < starts.Length - 1; level++)
        {
            var mine = level < Count ? this[level] : [];
            var others = level < other.Count ? other[level] : [];
            var end = starts[level + 1] = starts[level] + mine.Length + others.Length;
            var both = items.AsSpan(starts[level]..end);
            if (level == 0)
            {
                mine.CopyTo(both);
                others.CopyTo(both[mine.Length..]);
            }
            else
            {
                SortedRuns.Merge(mine, others, both);
            }
        }
        Restore(items, starts, Tosses);
        while (Retained > _capacity)
        {
            Compact();
        }

        // The array must not be longer than the capacity: values are added until it is full.
        SetRoom(0);
    }

    public void Reset() => Restore([], [0, 0], 0);

    private void SetCapacities()
    {
        _capacities = Capacities(_k, Count);
        _capacity = _capacities.Sum();
    }

    /// <returns>The number of free places.</returns>
    private int MakeRoom()
    {
        if (_items.Length < _capacity)
        {
            // Room is taken as it is needed, so that a sketch of few values is small.
            SetRoom(Math.Min(_capacity, Math.Max(FirstRoom, 2 * _items.Length)) - _items.Length);
        }
        else
        {
            Compact();
        }
        return _starts[0];
    }

    /// <summary>Moves the values to an array with so much room in front of them.</summary>
    private void SetRoom(int free)
    {
        var items = new double[free + Retained];
        _items.AsSpan(_starts[0]).CopyTo(items.AsSpan(free));
        var moved = free - _starts[0];
        for (var level = 0; level < _starts.Length; level++)
        {
            _starts[level] += moved;
        }
        _items = items;
    }

    private void Compact()
    {
        var level = 0;
        while (_starts[level + 1] - _starts[level] < _capacities[level])
        {
            level++;
        }
        if (level == Count - 1)
        {
            _starts = [.. _starts, _items.Length];
            SetCapacities();
        }

        // Of an odd number the first one stays where it is, with the weight that it has.
        var from = _starts[level] + (this[level].Length & 1);
        var end = _starts[level + 1];
        var half = (end - from) / 2;
        if (level == 0)
        {
            SortedRuns.Sort(_items.AsSpan(from..end));
        }
        var coin = (int)(StableHash.Of(_coins + Tosses++) & 1);
        for (var i = 0; i < half; i++)
        {
            _items[from + i] = _items[from + 2 * i + coin];
        }
        SortedRuns.Merge(_items.AsSpan(from, half), this[level + 1], _items.AsSpan((from + half).._starts[level + 2]));

        var below = _items.AsSpan(_starts[0]..from);
        below.CopyTo(_items.AsSpan(_starts[0] + half));
        _starts[level + 1] = from + half;
        for (var lower = 0; lower <= level; lower++)
        {
            _starts[lower] += half;
        }
    }
}
