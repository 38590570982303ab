using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Aggregation;

/// <summary>
/// Counts in as few bytes each as the largest may need: 1, 2, 4 or 8. They widen before they overflow, so that they are exact
/// however many come. Takes memory with the first count. Used by one thread at a time.
/// </summary>
/// <param name="length">The number of counts.</param>
internal sealed class NarrowCounts(int length)
{
    private byte[] _bytes = [];
    private int _width = 1;

    // No count is larger.
    private long _bound;

    /// <summary>The bytes of each count.</summary>
    public int Width => _width;

    /// <summary>Sets counts, none of which is negative.</summary>
    /// <param name="start">The first one.</param>
    /// <param name="counts">What they are to be.</param>
    public void Set(int start, ReadOnlySpan<long> counts)
    {
        var largest = 0L;
        foreach (var count in counts)
        {
            largest = Math.Max(largest, count);
        }

        if (largest > _bound || _bytes is [])
        {
            Widen(Math.Max(_bound, largest));
        }

        switch (_width)
        {
            case 1: Copy(counts, Part<byte>(start, counts.Length)); break;
            case 2: Copy(counts, Part<ushort>(start, counts.Length)); break;
            case 4: Copy(counts, Part<uint>(start, counts.Length)); break;
            default: Copy(counts, Part<long>(start, counts.Length)); break;
        }
    }

    /// <summary>Reads counts.</summary>
    /// <param name="start">The first one.</param>
    /// <param name="counts">Takes them.</param>
    public void CopyTo(int start, Span<long> counts)
    {
        if (_bytes is [])
        {
            counts.Clear();
            return;
        }

        switch (_width)
        {
            case 1: Copy(Part<byte>(start, counts.Length), counts); break;
            case 2: Copy(Part<ushort>(start, counts.Length), counts); break;
            case 4: Copy(Part<uint>(start, counts.Length), counts); break;
            default: Copy(Part<long>(start, counts.Length), counts); break;
        }
    }

    /// <summary>Adds as many other counts.</summary>
    public void Add(NarrowCounts other)
    {
        if (other._bound == 0)
        {
            return;
        }

        Widen(_bound + other._bound);
        switch (_width)
        {
            case 1: AddTo(Part<byte>(0, length), other); break;
            case 2: AddTo(Part<ushort>(0, length), other); break;
            case 4: AddTo(Part<uint>(0, length), other); break;
            default: AddTo(Part<long>(0, length), other); break;
        }
    }

    /// <summary>Sets counts to 0.</summary>
    public void Clear(int start, int count) => _bytes.AsSpan(_bytes is [] ? ..0 : (start * _width)..((start + count) * _width)).Clear();

    /// <summary>Sets all counts to 0; the memory stays.</summary>
    public void Clear()
    {
        Array.Clear(_bytes);
        _bound = 0;
    }

    private static void AddTo<T>(Span<T> sums, NarrowCounts other)
        where T : unmanaged, IBinaryInteger<T>
    {
        switch (other._width)
        {
            case 1: Add(other.Part<byte>(0, sums.Length), sums); break;
            case 2: Add(other.Part<ushort>(0, sums.Length), sums); break;
            case 4: Add(other.Part<uint>(0, sums.Length), sums); break;
            default: Add(other.Part<long>(0, sums.Length), sums); break;
        }
    }

    private static void Add<TFrom, T>(ReadOnlySpan<TFrom> added, Span<T> sums)
        where TFrom : unmanaged, IBinaryInteger<TFrom>
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += T.CreateTruncating(added[i]);
        }
    }

    private static void Copy<TFrom, T>(ReadOnlySpan<TFrom> from, Span<T> to)
        where TFrom : unmanaged, IBinaryInteger<TFrom>
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }

    private Span<T> Part<T>(int start, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan()).Slice(start, count);

    private void Widen(long bound)
    {
        _bound = bound;
        var width = bound <= byte.MaxValue ? 1 : bound <= ushort.MaxValue ? 2 : bound <= uint.MaxValue ? 4 : 8;
        if (_bytes is [])
        {
            (_width, _bytes) = (width, new byte[length * width]);
        }
        else if (width > _width)
        {
            Span<long> counts = length <= 1_024 ? stackalloc long[length] : new long[length];
            CopyTo(0, counts);
            (_width, _bytes) = (width, new byte[length * width]);
            Set(0, counts);
        }
    }
}
