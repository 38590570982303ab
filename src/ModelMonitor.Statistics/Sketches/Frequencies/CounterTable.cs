using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Counters of up to k items: found by the text of the item in a hash table with linear probing, and by the lowest count in
/// a lazy heap. A heap position keeps the count its item had when the heap last looked, which is never above the true one;
/// so raising a count touches nothing else, and finding the lowest first repairs what was raised since: O(log k) for
/// each raise at most. Text is copied into buffers that are used again, so that replacing an item allocates nothing.
/// </summary>
internal sealed class CounterTable(int capacity)
{
    private const int InitialCapacity = 16;
    private const int Free = -1;

    private int[] _slots = [];
    private ulong[] _hashes = [];
    private char[][] _texts = [];
    private int[] _lengths = [];
    private int[] _heap = [];
    private long[] _heapCounts = [];
    private long[] _counts = [];

    public int Capacity { get; } = capacity;

    public int Size { get; private set; }

    /// <summary>Slots there is memory for; they are numbered from 0.</summary>
    public int AllocatedSlots => _counts.Length;

    public bool IsFull => Size == Capacity;

    /// <summary>The slot of the i-th item, in no order.</summary>
    public int SlotAt(int position) => _heap[position];

    public ReadOnlySpan<char> TextOf(int slot) => _texts[slot].AsSpan(0, _lengths[slot]);

    public ulong HashOf(int slot) => _hashes[slot];

    public ref long CountOf(int slot) => ref _counts[slot];

    /// <summary>The slot of an item, or a negative number.</summary>
    public int Find(ReadOnlySpan<char> item, ulong hash)
    {
        var slots = _slots;
        if (slots.Length == 0)
        {
            return Free;
        }
        for (var at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            var slot = slots[at];
            if (slot < 0 || (_hashes[slot] == hash && TextOf(slot).SequenceEqual(item)))
            {
                return slot;
            }
        }
    }

    /// <summary>Adds an item that is not there, while the table is not full.</summary>
    public int Insert(ReadOnlySpan<char> item, ulong hash, long count)
    {
        if (Size == _heap.Length)
        {
            Grow();
        }
        var slot = _heap[Size];
        Size++;
        _counts[slot] = count;
        Name(slot, item, hash);
        var position = Size - 1;
        while (position > 0 && _heapCounts[(position - 1) / 2] > count)
        {
            var parent = (position - 1) / 2;
            (_heap[position], _heapCounts[position]) = (_heap[parent], _heapCounts[parent]);
            position = parent;
        }
        (_heap[position], _heapCounts[position]) = (slot, count);
        return slot;
    }

    /// <summary>The slot with the lowest count; the table must hold an item.</summary>
    public int Lowest()
    {
        while (_heapCounts[0] != _counts[_heap[0]])
        {
            SiftDown(_heap[0], _counts[_heap[0]]);
        }
        return _heap[0];
    }

    /// <summary>Gives a slot, and its count, to another item that is not there.</summary>
    public void Rename(int slot, ReadOnlySpan<char> item, ulong hash)
    {
        Forget(slot);
        Name(slot, item, hash);
    }

    /// <summary>Takes the item with the lowest count out.</summary>
    public void RemoveLowest()
    {
        var slot = Lowest();
        Forget(slot);
        Size--;
        var (last, lastCount) = (_heap[Size], _heapCounts[Size]);
        _heap[Size] = slot;
        if (Size > 0)
        {
            SiftDown(last, lastCount);
        }
    }

    public void Clear()
    {
        Array.Fill(_slots, Free);
        Size = 0;
    }

    private void SiftDown(int slot, long count)
    {
        var (heap, counts) = (_heap, _heapCounts);
        var position = 0;
        for (var child = 1; child < Size; child = 2 * position + 1)
        {
            if (child + 1 < Size && counts[child + 1] < counts[child])
            {
                child++;
            }
            if (counts[child] >= count)
            {
                break;
            }
            (heap[position], counts[position]) = (heap[child], counts[child]);
            position = child;
        }
        (heap[position], counts[position]) = (slot, count);
    }

    private void Name(int slot, ReadOnlySpan<char> item, ulong hash)
    {
        if (_texts[slot] is not { } text || text.Length < item.Length)
        {
            _texts[slot] = text = new char[item.Length];
        }
        item.CopyTo(text);
        _lengths[slot] = item.Length;
        _hashes[slot] = hash;
        Place(slot);
    }

    private void Place(int slot)
    {
        var mask = _slots.Length - 1;
        var at = (int)_hashes[slot] & mask;
        while (_slots[at] >= 0)
        {
            at = (at + 1) & mask;
        }
        _slots[at] = slot;
    }

    private void Forget(int slot)
    {
        var mask = _slots.Length - 1;
        var hole = (int)_hashes[slot] & mask;
        while (_slots[hole] != slot)
        {
            hole = (hole + 1) & mask;
        }
        // Items behind the hole move up unless that would put them before the place where their search starts.
        for (var at = (hole + 1) & mask; _slots[at] >= 0; at = (at + 1) & mask)
        {
            var start = (int)_hashes[_slots[at]] & mask;
            if (((at - start) & mask) >= ((at - hole) & mask))
            {
                _slots[hole] = _slots[at];
                hole = at;
            }
        }
        _slots[hole] = Free;
    }

    private void Grow()
    {
        var size = (int)Math.Min(Capacity, Math.Max(InitialCapacity, 2L * Size));
        Array.Resize(ref _hashes, size);
        Array.Resize(ref _texts, size);
        Array.Resize(ref _lengths, size);
        Array.Resize(ref _heap, size);
        Array.Resize(ref _heapCounts, size);
        Array.Resize(ref _counts, size);
        for (var slot = Size; slot < size; slot++)
        {
            _heap[slot] = slot;
        }
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(4 * size))];
        Array.Fill(_slots, Free);
        for (var slot = 0; slot < Size; slot++)
        {
            Place(slot);
        }
    }
}
