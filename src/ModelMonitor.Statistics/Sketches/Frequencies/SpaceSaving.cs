using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// The most frequent items of a stream in k counters (Space-Saving; Metwally, Agrawal and El Abbadi 2005). An item that has
/// no counter takes over the lowest one and its count, so counts are never too low and at most n/k too high, and every item
/// that is more than n/k of n has a counter. Names what is frequent; <see cref="MisraGries"/> with as many counters
/// proves frequencies from below and stays empty when nothing is frequent.
/// Adding is O(1) if the item has a counter, else O(log n) amortised at most and mostly O(1), and allocates
/// nothing once the counters are in use.
/// Merging (Agarwal et al. 2012; Cafaro, Pulimeno and Tempesta 2016) is O(k log k), keeps all guarantees for the n of both,
/// and gives the same in either order; which items of nearly equal count survive may depend on how many are grouped.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// Items are text and equal if their first 128 characters are; longer ones are cut, which bounds memory. Format numbers with
/// the invariant culture first. A null string counts as the empty one. Items are stored in the clear, in bytes too.
/// </remarks>
public sealed partial class SpaceSaving : ISketch<SpaceSaving>
{
    private CounterTable _counters;

    /// <summary>An empty sketch.</summary>
    /// <param name="capacity">k, the number of counters, 1 to 1,048,576. Memory grows with the items, to at most 0.4 KB a counter.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public SpaceSaving(int capacity = 64)
        => _counters = new CounterTable(capacity);

    /// <summary>k, the number of counters.</summary>
    public int Capacity => _counters.Capacity;

    /// <summary>Sum n of all weights added.</summary>
    public long Count { get; private set; }

    /// <summary>Number of items that have a counter.</summary>
    public int Size => _counters.Size;

    /// <summary>No count is more than this too high, and no item without a counter was added more often: at most n/k, 0 while there are free counters.</summary>
    public long MaximumError => _counters.IsFull ? _counters.Lowest().Count : 0;

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
        }
        else if (_counters.IsFull)
        {
            _counters.ReplaceLowest(item, hash, weight);
        }
        else
        {
            _counters.Insert(item, hash, weight);
        }
    }

    /// <summary>Between which bounds the count of an item lies. O(1).</summary>
    /// <param name="item">The item, which need not have a counter.</param>
    /// <returns>Its bounds; 0 to <see cref="MaximumError"/> if it has no counter.</returns>
    public HeavyHitter Estimate(ReadOnlySpan<char> item) => _counters.Estimate(item, absent: MaximumError);

    /// <summary>The items with the largest upper bounds, the largest first; equal ones in ordinal order. O(k log k).</summary>
    /// <param name="count">How many at most, at least 0.</param>
    /// <returns>New array of them, shorter if fewer have a counter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public HeavyHitter[] Top(int count) => _counters.Top(count);

    /// <inheritdoc/>
    public void Merge(SpaceSaving other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _counters.RequireSameCapacity(other._counters);
        Count = CountLimit.Sum(Count, other.Count);
        var union = CounterTable.Union(_counters, MaximumError, other._counters, other.MaximumError);
        _counters = new CounterTable(Capacity);
        foreach (ref var counter in CollectionsMarshal.AsSpan(union)[..Math.Min(union.Count, Capacity)])
        {
            _counters.Insert(counter.Item, counter.Hash, counter.Count, counter.Error);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _counters.Clear();
        Count = 0;
    }
}
