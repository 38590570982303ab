using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Finds the lowest of counters that only grow (a radix heap; Ahuja, Mehlhorn, Orlin and Tarjan 1990). List b holds counters
/// whose highest bit that differs from the lowest count is the b-th; list 0 those that equal it. A counter that was
/// raised stays in its list until that list is the lowest one, so raising costs nothing; then it moves, at most once
/// for each bit of its count between two raises: O(log n) for a raise at most, and mostly far less.
/// </summary>
internal sealed class CounterQueue
{
    private const int End = -1;

    private readonly int[] _first = new int[64];
    private ulong _used;
    private long _lowest;

    /// <summary>Adds a counter that is not below the lowest count found so far.</summary>
    public void Push(Counter[] counters, int slot)
    {
        var list = ListOf(counters[slot].Count);
        counters[slot].Next = (_used >> list & 1) != 0 ? _first[list] : End;
        _first[list] = slot;
        _used |= 1UL << list;
    }

    /// <summary>The counter with the lowest count; there must be one.</summary>
    public int Lowest(Counter[] counters)
    {
        int slot;
        while ((slot = FirstAtLowest(counters)) == End)
        {
            Refill(counters);
        }
        return slot;
    }

    /// <summary>A counter with the count that was the lowest when <see cref="Lowest"/> was asked, or a negative number.</summary>
    public int FirstAtLowest(Counter[] counters)
    {
        while ((_used & 1) != 0)
        {
            var slot = _first[0];
            if (counters[slot].Count == _lowest)
            {
                return slot;
            }
            Pop(counters);
            Push(counters, slot);
        }
        return End;
    }

    /// <summary>Takes out the counter that was found just now.</summary>
    public void Pop(Counter[] counters)
    {
        var next = counters[_first[0]].Next;
        _first[0] = next;
        if (next == End)
        {
            _used &= ~1UL;
        }
    }

    public void Clear() => (_used, _lowest) = (0, 0);

    private int ListOf(long count) => 64 - BitOperations.LeadingZeroCount((ulong)(count ^ _lowest));

    /// <summary>Spreads the counters of the lowest list that is used over the lists below it, or above it if they have grown.</summary>
    private void Refill(Counter[] counters)
    {
        var list = BitOperations.TrailingZeroCount(_used);
        _used &= _used - 1;
        var (lowest, rest) = (long.MaxValue, End);
        for (int slot = _first[list], next; slot != End; slot = next)
        {
            next = counters[slot].Next;
            if (ListOf(counters[slot].Count) != list)
            {
                Push(counters, slot);
                continue;
            }
            lowest = Math.Min(lowest, counters[slot].Count);
            (counters[slot].Next, rest) = (rest, slot);
        }
        if (rest != End)
        {
            _lowest = lowest;
        }
        for (int slot = rest, next; slot != End; slot = next)
        {
            next = counters[slot].Next;
            Push(counters, slot);
        }
    }
}
