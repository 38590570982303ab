namespace ModelMonitor.Statistics;

/// <summary>Values in ascending order and how many observations each of them stands for: a sample, or what a sketch keeps of one.</summary>
internal readonly ref struct RankedValues
{
    private readonly ReadOnlySpan<double> _values;

    /// <summary>The number of observations up to each value; empty where every value stands for itself.</summary>
    private readonly ReadOnlySpan<long> _upTo;

    /// <summary>A sample in ascending order.</summary>
    public RankedValues(ReadOnlySpan<double> sorted)
    {
        _values = sorted;
        Total = sorted.Length;
        Heaviest = 1;
    }

    /// <summary>Values with cumulative weights.</summary>
    /// <param name="values">Ascending.</param>
    /// <param name="upTo">The weight of each value and all before it.</param>
    /// <param name="heaviest">The largest weight of one value that was kept.</param>
    public RankedValues(ReadOnlySpan<double> values, ReadOnlySpan<long> upTo, long heaviest)
    {
        _values = values;
        _upTo = upTo;
        Total = upTo.IsEmpty ? 0 : upTo[^1];
        Heaviest = heaviest;
    }

    /// <summary>The number of observations.</summary>
    public long Total { get; }

    /// <summary>The most observations that one kept value stands for.</summary>
    public long Heaviest { get; }

    /// <summary>The value of the observation at a rank, from 1 to <see cref="Total"/>.</summary>
    public double At(long rank)
    {
        if (_upTo.IsEmpty)
        {
            return _values[(int)(rank - 1)];
        }
        var (from, to) = (0, _upTo.Length - 1);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = _upTo[middle] < rank ? (middle + 1, to) : (from, middle);
        }
        return _values[from];
    }

    /// <summary>How many observations are at most <paramref name="limit"/>.</summary>
    public long CountUpTo(double limit) => CountBelow(Math.BitIncrement(limit));

    /// <summary>How many observations are less than <paramref name="limit"/>.</summary>
    public long CountBelow(double limit)
    {
        var (from, to) = (0, _values.Length);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = _values[middle] < limit ? (middle + 1, to) : (from, middle);
        }
        return _upTo.IsEmpty ? from : from == 0 ? 0 : _upTo[from - 1];
    }
}
