using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// The most frequent items of a stream in k counters (Misra and Gries 1982). An item that finds no free counter takes one
/// off all of them, so counts are never too high and at most n/(k + 1) too low: what a count says is proven. An item
/// that is more than n/(k + 1) of n has a counter. In a stream without frequent items counters run empty, where those of
/// <see cref="SpaceSaving"/>, which never estimates too low and so names candidates, are all taken by chance items.
/// Adding is O(1) if the item has a counter, else O(log n) amortised at most and mostly O(1), and allocates
/// nothing once the counters are in use.
/// Merging (Agarwal et al. 2012) adds counters and takes the (k + 1)-th largest off all: O(k log k), all guarantees hold
/// for the n of both, and the order of two does not matter. Not thread-safe.
/// </summary>
/// <remarks>Items are text and equal if their first 128 characters are, as in <see cref="SpaceSaving"/>.</remarks>
public sealed partial class MisraGries : ISketch<MisraGries>
{
    /// <summary>Its counts lie above the true ones by <see cref="MaximumError"/>: taking one off all counters raises that instead.</summary>
    private CounterTable _counters;

    /// <summary>An empty sketch.</summary>
    /// <param name="capacity">k, the number of counters, 1 to 1,048,576. Memory grows with the items, to at most 0.4 KB a counter.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public MisraGries(int capacity = 64)
        => _counters = new CounterTable(capacity);

    /// <summary>k, the number of counters.</summary>
    public int Capacity => _counters.Capacity;

    /// <summary>Sum n of all weights added.</summary>
    public long Count { get; private set; }

    /// <summary>Number of items that have a counter.</summary>
    public int Size => _counters.Size;

    /// <summary>No count is more than this too low, and no item without a counter was added more often: at most (n − sum of counts)/(k + 1).</summary>
    public long MaximumError
    {
        get => _counters.SharedError;
        private set => _counters.SharedError = value;
    }

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item; its first 128 characters count.</param>
    /// <param name="weight">How often, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is below 1, or all weights exceed 2^62.</exception>
    public void Add(ReadOnlySpan<char> item, long weight = 1)
    {
        Count = SketchWeight.Add(Count, weight);
        item = ItemText.Cut(item);
        var hash = ItemHash.Of(item);
        var slot = _counters.Find(item, hash);
        if (slot >= 0)
        {
            _counters[slot].Count += weight;
            return;
        }
        if (_counters.IsFull)
        {
            var lowest = _counters.Lowest().Count;
            var taken = Math.Min(weight, lowest - MaximumError);
            weight -= taken;
            MaximumError += taken;
            if (MaximumError == lowest)
            {
                _counters.RemoveLowest();
            }
        }
        if (weight > 0)
        {
            _counters.Insert(item, hash, MaximumError + weight);
        }
    }

    /// <summary>Between which bounds the count of an item lies. O(1).</summary>
    /// <param name="item">The item, which need not have a counter.</param>
    /// <returns>Its bounds; 0 to <see cref="MaximumError"/> if it has no counter.</returns>
    public HeavyHitter Estimate(ReadOnlySpan<char> item) => _counters.Estimate(item, absent: MaximumError);

    /// <summary>The items with the largest counts, the largest first; equal ones in ordinal order. O(k log k).</summary>
    /// <param name="count">How many at most, at least 0.</param>
    /// <returns>New array of them, shorter if fewer have a counter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public HeavyHitter[] Top(int count) => _counters.Top(count);

    /// <inheritdoc/>
    public void Merge(MisraGries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _counters.RequireSameCapacity(other._counters);
        Count = CountLimit.Sum(Count, other.Count);
        var union = CounterTable.Union(_counters, MaximumError, other._counters, other.MaximumError);
        var error = union.Count > Capacity ? union[Capacity].Count : MaximumError + other.MaximumError;
        _counters = new CounterTable(Capacity) { SharedError = error };
        foreach (ref var counter in CollectionsMarshal.AsSpan(union))
        {
            if (counter.Count > error)
            {
                _counters.Insert(counter.Item, counter.Hash, counter.Count);
            }
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _counters.Clear();
        Count = 0;
    }
}
