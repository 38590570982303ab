using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// The most frequent items of a stream in k counters (Space-Saving; Metwally, Agrawal and El Abbadi 2005). An item that has
/// no counter takes over the lowest one and its count, so counts are never too low and at most n/k too high, and every item
/// that is more than n/k of n has a counter. Names what is frequent; <see cref="MisraGries"/> with as many counters
/// proves frequencies from below and stays empty when nothing is frequent.
/// Adding is O(1) if the item has a counter, else O(log k) amortised, and allocates nothing once the counters are in use.
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
    internal const int MaximumCapacity = 1 << 20;

    private CounterTable _counters;
    private long[] _errors = [];

    /// <summary>An empty sketch.</summary>
    /// <param name="capacity">k, the number of counters, 1 to 1,048,576. Memory grows with the items, to at most 0.4 KB a counter.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public SpaceSaving(int capacity = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MaximumCapacity);
        _counters = new CounterTable(capacity);
    }

    /// <summary>k, the number of counters.</summary>
    public int Capacity => _counters.Capacity;

    /// <summary>Sum n of all weights added.</summary>
    public long Count { get; private set; }

    /// <summary>Number of items that have a counter.</summary>
    public int Size => _counters.Size;

    /// <summary>No count is more than this too high, and no item without a counter was added more often: at most n/k, 0 while there are free counters.</summary>
    public long MaximumError => _counters.IsFull ? _counters.CountOf(_counters.Lowest()) : 0;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item; its first 128 characters count.</param>
    /// <param name="weight">How often, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is below 1, or all weights exceed 2^62.</exception>
    public void Add(ReadOnlySpan<char> item, long weight = 1)
    {
        Count = SketchWeight.Add(Count, weight);
        item = ItemText.Cut(item);
        var hash = StableHash.Of(item);
        var slot = _counters.Find(item, hash);
        if (slot >= 0)
        {
            _counters.CountOf(slot) += weight;
        }
        else if (!_counters.IsFull)
        {
            SetError(_counters.Insert(item, hash, weight), 0);
        }
        else
        {
            slot = _counters.Lowest();
            _errors[slot] = _counters.CountOf(slot);
            _counters.CountOf(slot) += weight;
            _counters.Rename(slot, item, hash);
        }
    }

    /// <summary>Between which bounds the count of an item lies. O(1).</summary>
    /// <param name="item">The item, which need not have a counter.</param>
    /// <returns>Its bounds; 0 to <see cref="MaximumError"/> if it has no counter.</returns>
    public HeavyHitter Estimate(ReadOnlySpan<char> item)
    {
        item = ItemText.Cut(item);
        var slot = _counters.Find(item, StableHash.Of(item));
        return slot < 0
            ? new HeavyHitter(item.ToString(), 0, MaximumError)
            : new HeavyHitter(item.ToString(), _counters.CountOf(slot) - _errors[slot], _counters.CountOf(slot));
    }

    /// <summary>The items with the largest upper bounds, the largest first; equal ones in ordinal order. O(k log k).</summary>
    /// <param name="count">How many at most, at least 0.</param>
    /// <returns>New array of them, shorter if fewer have a counter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public HeavyHitter[] Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var entries = Entries();
        var top = new HeavyHitter[Math.Min(count, entries.Length)];
        for (var i = 0; i < top.Length; i++)
        {
            top[i] = new HeavyHitter(entries[i].Text.ToString(), entries[i].Count - entries[i].Error, entries[i].Count);
        }
        return top;
    }

    /// <inheritdoc/>
    public void Merge(SpaceSaving other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Capacity != Capacity)
        {
            throw new ArgumentException(
                $"The capacities are {Capacity} and {other.Capacity}. Make all sketches that are merged with the same one.", nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        var (error, otherError) = (MaximumError, other.MaximumError);
        var entries = new List<CounterEntry>(Size + other.Size);
        foreach (var mine in Entries())
        {
            // An item without a counter there was added at most as often as the lowest counter there says.
            var slot = other._counters.Find(mine.Text, _counters.HashOf(mine.Slot));
            entries.Add(slot < 0
                ? mine with { Count = mine.Count + otherError, Error = mine.Error + otherError }
                : mine with { Count = mine.Count + other._counters.CountOf(slot), Error = mine.Error + other._errors[slot] });
        }
        foreach (var theirs in other.Entries())
        {
            if (_counters.Find(theirs.Text, other._counters.HashOf(theirs.Slot)) < 0)
            {
                entries.Add(theirs with { Count = theirs.Count + error, Error = theirs.Error + error });
            }
        }
        entries.Sort();

        _counters = new CounterTable(Capacity);
        foreach (var entry in CollectionsMarshal.AsSpan(entries)[..Math.Min(entries.Count, Capacity)])
        {
            SetError(_counters.Insert(entry.Text, entry.Table.HashOf(entry.Slot), entry.Count), entry.Error);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _counters.Clear();
        Count = 0;
    }

    private void SetError(int slot, long error)
    {
        if (slot >= _errors.Length)
        {
            Array.Resize(ref _errors, _counters.AllocatedSlots);
        }
        _errors[slot] = error;
    }

    private CounterEntry[] Entries()
    {
        var entries = new CounterEntry[Size];
        for (var i = 0; i < entries.Length; i++)
        {
            var slot = _counters.SlotAt(i);
            entries[i] = new CounterEntry(_counters, slot, _counters.CountOf(slot), _errors[slot]);
        }
        Array.Sort(entries);
        return entries;
    }
}
