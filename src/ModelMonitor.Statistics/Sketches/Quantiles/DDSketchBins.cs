namespace ModelMonitor.Statistics;

/// <summary>
/// Counts of consecutive keys. When they span more than a limit, the lowest ones are counted together in the lowest key
/// that is left: what is kept depends on the keys alone and not on their order.
/// </summary>
internal sealed class DDSketchBins(int limit)
{
    private const int FirstRoom = 64;

    /// <summary>More than any key, and little enough for sums of keys and lengths.</summary>
    private const int LargestKey = 1 << 30;

    private long[] _counts = [];
    private int _first;

    /// <summary>Whether low keys were counted together.</summary>
    public bool IsCollapsed { get; private set; }

    /// <summary>The number of values in all bins. O(bins).</summary>
    public long Total => _counts.Sum();

    /// <summary>The bins from the lowest to the highest that is not empty, and the key of the first. O(bins).</summary>
    public ReadOnlySpan<long> Used(out int lowestKey)
    {
        var from = _counts.AsSpan().IndexOfAnyExcept(0L);
        lowestKey = _first + from;
        return from < 0 ? [] : _counts.AsSpan(from..(_counts.AsSpan().LastIndexOfAnyExcept(0L) + 1));
    }

    public void Add(int key)
    {
        var index = key - _first;
        if ((uint)index >= (uint)_counts.Length)
        {
            index = Place(key);
        }
        _counts[index]++;
    }

    /// <summary>The key of the value at a rank from 0, in ascending order of keys. O(bins).</summary>
    public int KeyAt(long rank)
    {
        var index = 0;
        for (; rank >= _counts[index]; index++)
        {
            rank -= _counts[index];
        }
        return _first + index;
    }

    public void Merge(DDSketchBins other)
    {
        IsCollapsed |= other.IsCollapsed;
        var used = other.Used(out var lowest);

        // The highest key first: it decides which ones are low.
        for (var i = used.Length - 1; i >= 0; i--)
        {
            if (used[i] > 0)
            {
                var index = lowest + i - _first;
                index = (uint)index < (uint)_counts.Length ? index : Place(lowest + i);
                _counts[index] += used[i];
            }
        }
    }

    public void Write(SketchWriter writer)
    {
        var used = Used(out var lowest);
        writer.WriteCount(used.Length);
        if (!used.IsEmpty)
        {
            writer.WriteByte(IsCollapsed ? (byte)1 : (byte)0);
            writer.WriteSigned(lowest);
            foreach (var count in used)
            {
                writer.WriteCount(count);
            }
        }
    }

    /// <summary>Reads what was written into empty bins, adding its counts to a total.</summary>
    public void Read(ref SketchReader reader, ref long total)
    {
        var length = reader.ReadLength(1, "bins");
        if (length == 0)
        {
            return;
        }
        SketchReader.Require(length <= limit, $"there are {length} bins and not at most {limit}");
        var collapsed = reader.ReadByte();
        SketchReader.Require(collapsed == 0 || (collapsed == 1 && length == limit), "bins are collapsed below their limit");
        var lowest = reader.ReadSigned();
        SketchReader.Require(lowest is >= -LargestKey and <= LargestKey, $"the lowest key is {lowest}");
        (_counts, _first, IsCollapsed) = (new long[length], (int)lowest, collapsed == 1);
        for (var i = 0; i < length; i++)
        {
            _counts[i] = reader.ReadCount(ref total);
        }
        SketchReader.Require(_counts[0] > 0 && _counts[^1] > 0, "an outermost bin is empty");
    }

    public void Reset() => (_counts, _first, IsCollapsed) = ([], 0, false);

    /// <summary>Makes room for a key outside of the array.</summary>
    /// <returns>The index to count it at.</returns>
    private int Place(int key)
    {
        var used = Used(out var lowest);
        if (used.IsEmpty)
        {
            _counts = new long[Math.Min(FirstRoom, limit)];
            _first = key - _counts.Length / 2;
            return key - _first;
        }
        var highest = Math.Max(lowest + used.Length - 1, key);
        var kept = Math.Max(Math.Min(lowest, key), highest - limit + 1);
        IsCollapsed |= kept > Math.Min(lowest, key);
        if (kept > key && kept == _first)
        {
            return 0;
        }

        // Room to grow on, at the side where it was missing.
        var length = Math.Min(limit, Math.Max(highest - kept + 1, 2 * _counts.Length));
        var first = key > lowest ? kept : highest - length + 1;
        var counts = new long[length];
        for (var i = 0; i < used.Length; i++)
        {
            counts[Math.Max(lowest + i, kept) - first] += used[i];
        }
        (_counts, _first) = (counts, first);
        return Math.Max(key, kept) - first;
    }
}
