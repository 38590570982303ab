using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelMonitor.Capture;

/// <summary>
/// The rows that one thread has captured and one agent has not yet read: a single-producer, single-consumer ring
/// of doubles. A record is a header, a latency and the row; it never wraps, a skip record fills the end instead.
/// </summary>
internal sealed class CaptureRing
{
    /// <summary>
    /// Unused counters on either side: the collector moves small arrays together, and counters of two threads in one
    /// cache line halve the speed of both.
    /// </summary>
    private const int Padding = 6;

    private readonly AutoResetEvent _wake;
    private double[] _buffer;
    private SourceCounters[] _counters = [];

    // Producer and consumer write to different cache lines.
    private Positions _positions;
    private bool _abandoned;

    public CaptureRing(int capacity, AutoResetEvent wake)
    {
        _buffer = new double[capacity];
        _wake = wake;
    }

    /// <summary>Whether the thread that wrote here has ended.</summary>
    public bool IsAbandoned => Volatile.Read(ref _abandoned);

    public bool IsEmpty => Volatile.Read(ref _positions.Tail) == Volatile.Read(ref _positions.Head);

    public void Abandon() => Volatile.Write(ref _abandoned, true);

    /// <summary>Gives an empty, abandoned ring to another thread.</summary>
    public void Adopt() => Volatile.Write(ref _abandoned, false);

    /// <summary>Lets go of the memory when the agent has stopped; later writes fail.</summary>
    public void Release() => Volatile.Write(ref _buffer, []);

    /// <summary>Copies a record into the ring. Called by the owning thread only.</summary>
    /// <returns><see langword="false"/> if there is no room; the drop is counted.</returns>
    public bool TryWrite(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row)
    {
        var buffer = Volatile.Read(ref _buffer);
        if (buffer.Length == 0)
        {
            return false;
        }

        var needed = row.Length + RecordHeader.Length;
        var head = _positions.Head;
        var index = (int)head & (buffer.Length - 1);
        var skipped = needed <= buffer.Length - index ? 0 : buffer.Length - index;
        var end = head + skipped + needed;
        if (end - _positions.CachedTail > buffer.Length / 2 && !HasRoom(buffer.Length, end))
        {
            Counters(slot).Dropped++;
            return false;
        }

        if (skipped > 0)
        {
            buffer[index] = RecordHeader.Pack(RecordKind.Skip, 0, skipped);
            index = 0;
        }

        buffer[index] = RecordHeader.Pack(kind, slot, needed);
        buffer[index + 1] = latency;
        row.CopyTo(buffer.AsSpan(index + RecordHeader.Length));
        Volatile.Write(ref _positions.Head, end);
        return true;
    }

    /// <summary>Whether this call is the one in <paramref name="oneIn"/> that is recorded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Admits(int slot, int oneIn)
    {
        ref var counters = ref Counters(slot);
        if (--counters.UntilSample > 0)
        {
            counters.SampledOut++;
            return false;
        }

        counters.UntilSample = oneIn;
        return true;
    }

    /// <summary>Whether this call is the one in <paramref name="oneIn"/> that is timed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Times(int slot, int oneIn)
    {
        ref var counters = ref Counters(slot);
        if (--counters.UntilTiming > 0)
        {
            return false;
        }

        counters.UntilTiming = oneIn;
        return true;
    }

    /// <summary>Counts predictions of a batch that were not chosen to be written here. Called by the owning thread only.</summary>
    public void CountLeftOut(int slot, int sampledOut, int dropped)
    {
        ref var counters = ref Counters(slot);
        counters.SampledOut += sampledOut;
        counters.Dropped += dropped;
    }

    /// <summary>What this ring has ever dropped and sampled out for a source. Called by the agent.</summary>
    public (long Dropped, long SampledOut) Losses(int slot)
    {
        var counters = Volatile.Read(ref _counters);
        var index = slot + Padding;
        return index < counters.Length - Padding
            ? (Volatile.Read(ref counters[index].Dropped), Volatile.Read(ref counters[index].SampledOut))
            : default;
    }

    /// <summary>Hands every record written so far to a reader, oldest first. Called by the agent only.</summary>
    public void Drain(IRowReader reader)
    {
        // Re-armed before the head is read: a producer that finds half the ring full after that may ask for another drain.
        Volatile.Write(ref _positions.IsSignalled, false);
        Interlocked.MemoryBarrier();
        var buffer = Volatile.Read(ref _buffer);
        var head = Volatile.Read(ref _positions.Head);
        var tail = _positions.Tail;
        while (tail < head && buffer.Length > 0)
        {
            var index = (int)tail & (buffer.Length - 1);
            var header = RecordHeader.Unpack(buffer[index]);
            try
            {
                if (header.Kind != RecordKind.Skip)
                {
                    reader.Read(header.Slot, header.Kind, buffer[index + 1], buffer.AsSpan(index, header.Size)[RecordHeader.Length..]);
                }
            }
            finally
            {
                // Freed record by record: a fast producer finds room during a long drain, and a record at which the
                // reader fails is not met again.
                tail += header.Size;
                Volatile.Write(ref _positions.Tail, tail);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasRoom(int length, long end)
    {
        _positions.CachedTail = Volatile.Read(ref _positions.Tail);
        if (end - _positions.CachedTail <= length / 2)
        {
            return true;
        }

        // Past half full the agent is woken once; it re-arms the signal when it begins to read.
        if (!Volatile.Read(ref _positions.IsSignalled))
        {
            Volatile.Write(ref _positions.IsSignalled, true);
            _wake.Set();
        }

        return end - _positions.CachedTail <= length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref SourceCounters Counters(int slot)
    {
        var counters = _counters;
        var index = slot + Padding;
        if (index >= counters.Length - Padding)
        {
            counters = Extend(index);
        }

        return ref counters[index];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SourceCounters[] Extend(int index)
    {
        var larger = new SourceCounters[Math.Max(index + 1 + Padding, _counters.Length * 2)];
        _counters.CopyTo(larger, 0);
        Volatile.Write(ref _counters, larger);
        return larger;
    }

    private struct SourceCounters
    {
        public long Dropped;
        public long SampledOut;
        public int UntilSample;
        public int UntilTiming;
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Positions
    {
        [FieldOffset(64)]
        public long Head;

        [FieldOffset(72)]
        public long CachedTail;

        [FieldOffset(192)]
        public long Tail;

        [FieldOffset(200)]
        public bool IsSignalled;
    }
}
