namespace ModelMonitor.Statistics;

/// <content>What is asked of all counters at once: O(k log k).</content>
internal sealed partial class CounterTable
{
    /// <summary>Bounds of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="absent">Upper bound of an item that has no counter.</param>
    public HeavyHitter Estimate(ReadOnlySpan<char> item, long absent)
    {
        item = ItemText.Cut(item);
        var slot = Find(item, ItemHash.Of(item));
        return slot < 0 ? new HeavyHitter(item.ToString(), 0, absent) : Bounds(_counters[slot]);
    }

    /// <summary>The items with the largest counts, the largest first.</summary>
    public HeavyHitter[] Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var sorted = Sorted();
        return Array.ConvertAll(sorted[..Math.Min(count, sorted.Length)], Bounds);
    }

    /// <summary>All counters, in an order that does not depend on history. Their texts are those of the table.</summary>
    public Counter[] Sorted()
    {
        var sorted = new Counter[Size];
        var taken = 0;
        foreach (ref var counter in _counters.AsSpan(0, _allotted))
        {
            if (counter.Count > 0)
            {
                sorted[taken++] = counter;
            }
        }
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The counters of two tables, each with its errors, as those of one stream: up to twice as many as in one, sorted.</summary>
    /// <param name="first">A table.</param>
    /// <param name="firstAbsent">How often an item that is not in it was added at most.</param>
    /// <param name="second">A table, which may be the same.</param>
    /// <param name="secondAbsent">The same for it.</param>
    public static List<Counter> Union(CounterTable first, long firstAbsent, CounterTable second, long secondAbsent)
    {
        var union = new List<Counter>(first.Size + second.Size);
        foreach (var mine in first.Sorted())
        {
            var slot = second.Find(mine.Item, mine.Hash);
            union.Add(slot < 0 ? Raised(mine, secondAbsent, secondAbsent) : Raised(mine, second[slot].Count, second[slot].Error));
        }
        foreach (var theirs in second.Sorted())
        {
            if (first.Find(theirs.Item, theirs.Hash) < 0)
            {
                union.Add(Raised(theirs, firstAbsent, firstAbsent));
            }
        }
        union.Sort();
        return union;
    }

    public void RequireSameCapacity(CounterTable other)
    {
        if (other.Capacity != Capacity)
        {
            throw new ArgumentException(
                $"The capacities are {Capacity} and {other.Capacity}. Make all sketches that are merged with the same one.", nameof(other));
        }
    }

    /// <summary>Reads how many items follow.</summary>
    public int ReadSize(ref SketchReader reader, int shortestItem)
    {
        var size = reader.ReadLength(shortestItem, "items");
        SketchReader.Require(size <= Capacity, $"there are {size} items and {Capacity} counters");
        return size;
    }

    /// <summary>Reads an item that the table does not have yet into a buffer and returns its length.</summary>
    public int ReadItem(ref SketchReader reader, scoped Span<char> buffer, out ulong hash)
    {
        var length = ItemText.Read(ref reader, buffer);
        hash = ItemHash.Of(buffer[..length]);
        SketchReader.Require(Find(buffer[..length], hash) < 0, "an item is there twice");
        return length;
    }

    private HeavyHitter Bounds(Counter counter) => new(counter.Item.ToString(), counter.Count - counter.Error - SharedError, counter.Count);

    private static Counter Raised(Counter counter, long count, long error)
    {
        counter.Count += count;
        counter.Error += error;
        return counter;
    }
}
