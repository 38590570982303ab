namespace ModelMonitor.Statistics;

/// <summary>
/// The last values of a stream in their order, of which the newest form one part and the older ones the other: a new value
/// costs three searches and two shifts, a comparison of the parts one pass. Of equal values the older ones come first.
/// </summary>
internal sealed class TwoPartWindow(int capacity, int newest)
{
    private readonly double[] _arrivals = new double[capacity];
    private readonly double[] _sorted = new double[capacity];
    private readonly bool[] _isNewest = new bool[capacity];
    private int _first;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public void Add(double value)
    {
        if (IsFull)
        {
            RemoveAt(First(_arrivals[_first], isNewest: false));
            _first = _first + 1 == capacity ? 0 : _first + 1;
        }
        _arrivals[Position(Count)] = value;
        var place = First(value, isNewest: true);
        Array.Copy(_sorted, place, _sorted, place + 1, Count - place);
        Array.Copy(_isNewest, place, _isNewest, place + 1, Count - place);
        (_sorted[place], _isNewest[place]) = (value, true);
        Count++;
        if (Count > newest)
        {
            _isNewest[First(_arrivals[Position(Count - newest - 1)], isNewest: true)] = false;
        }
    }

    /// <summary>Drops the older part.</summary>
    public void KeepNewest()
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_isNewest[i])
            {
                (_sorted[kept], _isNewest[kept]) = (_sorted[i], true);
                kept++;
            }
        }
        _first = Position(Count - kept);
        Count = kept;
    }

    public void Clear() => (_first, Count) = (0, 0);

    /// <summary>The largest difference |a·n − b·m| of cumulative counts a, b of the m newest and the n older values: D times m·n.</summary>
    public long LargestDifference()
    {
        var older = Count - newest;
        var (difference, largest) = (0L, 0L);
        for (var i = 0; i < Count; i++)
        {
            // No branch: which part comes next cannot be foreseen.
            difference += (_isNewest[i] ? 1L : 0L) * Count - newest;
            if (i + 1 == Count || _sorted[i] != _sorted[i + 1])
            {
                largest = Math.Max(largest, Math.Abs(difference));
            }
        }
        return largest;
    }

    /// <summary>The same for as many older values as there are newest ones, all sets of which are drawn alike.</summary>
    public long LargestDifference(Random drawing)
    {
        var (left, missing, difference, largest) = (Count - newest, newest, 0L, 0L);
        for (var i = 0; i < Count; i++)
        {
            if (_isNewest[i])
            {
                difference += newest;
            }
            // Selection sampling: a value is taken with the share of those still missing among those still left.
            else if (drawing.Next(left--) < missing)
            {
                difference -= newest;
                missing--;
            }
            if (i + 1 == Count || _sorted[i] != _sorted[i + 1])
            {
                largest = Math.Max(largest, Math.Abs(difference));
            }
        }
        return largest;
    }

    private int Position(int age) => (_first + age) % capacity;

    /// <summary>Place of the first of equal values of a part, or where it would be.</summary>
    private int First(double value, bool isNewest)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var isBefore = _sorted[middle] < value || (isNewest && _sorted[middle] == value && !_isNewest[middle]);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private void RemoveAt(int place)
    {
        Count--;
        Array.Copy(_sorted, place + 1, _sorted, place, Count - place);
        Array.Copy(_isNewest, place + 1, _isNewest, place, Count - place);
    }
}
