using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Counters of up to k items, what <see cref="SpaceSaving"/> and <see cref="MisraGries"/> have in common: found by the text
/// of the item in a hash table with linear probing, and by the lowest count in a <see cref="CounterQueue"/>. A count is an
/// upper bound, and too high by its error and the shared error at most.
/// </summary>
internal sealed partial class CounterTable
{
    public const int MaximumCapacity = 1 << 20;

    private const int InitialCapacity = 16;
    private const int PlacesPerCounter = 8;
    private const int Free = -1;

    private readonly CounterQueue _queue = new();
    private Counter[] _counters = [];
    private int[] _slots = [Free];

    // Slots that were given back, the last one first, are linked by Next.
    private int _allotted;
    private int _givenBack = Free;

    public CounterTable(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MaximumCapacity);
        Capacity = capacity;
    }

    public int Capacity { get; }

    public int Size { get; private set; }

    /// <summary>How much all counts may be too high, besides their own errors.</summary>
    public long SharedError { get; set; }

    public bool IsFull => Size == Capacity;

    public ref Counter this[int slot] => ref _counters[slot];

    /// <summary>The slot of an item, or a negative number.</summary>
    public int Find(ReadOnlySpan<char> item, ulong hash)
    {
        var (slots, counters) = (_slots, _counters);
        for (var at = (int)hash; ; at++)
        {
            var slot = slots[at & (slots.Length - 1)];
            if ((uint)slot >= (uint)counters.Length)
            {
                return Free;
            }
            ref var counter = ref counters[slot];
            if (counter.Hash == hash && counter.Item.SequenceEqual(item))
            {
                return slot;
            }
        }
    }

    /// <summary>Adds an item that is not there, while the table is not full; its count must not be below the lowest one found so far.</summary>
    public void Insert(ReadOnlySpan<char> item, ulong hash, long count, long error = 0)
    {
        if (Size == _counters.Length)
        {
            Grow();
        }
        var slot = _givenBack;
        if (slot == Free)
        {
            slot = _allotted++;
        }
        else
        {
            _givenBack = _counters[slot].Next;
        }
        Size++;
        ref var counter = ref _counters[slot];
        (counter.Count, counter.Error) = (count, error);
        counter.Name(item, hash);
        Place(slot);
        _queue.Push(_counters, slot);
    }

    /// <summary>The counter with the lowest count; there must be one.</summary>
    public ref Counter Lowest() => ref _counters[_queue.Lowest(_counters)];

    /// <summary>Gives the lowest counter, and its count as an error, to an item that is not there.</summary>
    public void ReplaceLowest(ReadOnlySpan<char> item, ulong hash, long weight)
    {
        var slot = _queue.Lowest(_counters);
        Forget(slot);
        ref var counter = ref _counters[slot];
        counter.Error = counter.Count;
        counter.Count += weight;
        counter.Name(item, hash);
        Place(slot);
    }

    /// <summary>Takes out all items with the lowest count, which must be known from <see cref="Lowest"/>.</summary>
    public void RemoveLowest()
    {
        // Looking for the next lowest count already would bar the counts below it from Insert.
        for (var slot = _queue.FirstAtLowest(_counters); slot >= 0; slot = _queue.FirstAtLowest(_counters))
        {
            _queue.Pop(_counters);
            Forget(slot);
            Size--;
            (_counters[slot].Count, _counters[slot].Next, _givenBack) = (0, _givenBack, slot);
        }
    }

    public void Clear()
    {
        Array.Fill(_slots, Free);
        _queue.Clear();
        (Size, SharedError, _allotted, _givenBack) = (0, 0, 0, Free);
    }

    private void Place(int slot)
    {
        var mask = _slots.Length - 1;
        var at = (int)_counters[slot].Hash & mask;
        while (_slots[at] >= 0)
        {
            at = (at + 1) & mask;
        }
        _slots[at] = slot;
    }

    private void Forget(int slot)
    {
        var (slots, counters) = (_slots, _counters);
        var mask = slots.Length - 1;
        var hole = (int)counters[slot].Hash & mask;
        while (slots[hole] != slot)
        {
            hole = (hole + 1) & mask;
        }
        // Items behind the hole move up unless that would put them before the place where their search starts.
        for (var at = (hole + 1) & mask; slots[at] >= 0; at = (at + 1) & mask)
        {
            var start = (int)counters[slots[at]].Hash & mask;
            if (((at - start) & mask) >= ((at - hole) & mask))
            {
                slots[hole] = slots[at];
                hole = at;
            }
        }
        slots[hole] = Free;
    }

    /// <summary>Doubles the room; all slots are in use then.</summary>
    private void Grow()
    {
        var size = (int)Math.Min(Capacity, Math.Max(InitialCapacity, 2L * Size));
        Array.Resize(ref _counters, size);

        // So few places are taken that most searches, of items with and without a counter, end at the first one.
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(PlacesPerCounter * size))];
        Array.Fill(_slots, Free);
        for (var slot = 0; slot < Size; slot++)
        {
            Place(slot);
        }
    }
}
