namespace ModelMonitor.Capture;

/// <summary>
/// The rings of one agent: one for each thread that captures, handed on when a thread ends, at most
/// <c>maxThreads</c> at a time.
/// </summary>
internal sealed class CaptureBuffers(int capacity, int maxThreads, AutoResetEvent wake) : IDisposable
{
    [ThreadStatic]
    private static ThreadRings? t_rings;

    private readonly object _gate = new();
    private volatile CaptureRing[] _rings = [];
    private volatile bool _disposed;

    public bool IsDisposed => _disposed;

    /// <summary>The doubles that a ring holds.</summary>
    public int Capacity => capacity;

    /// <summary>The calling thread's ring, or <see langword="null"/> if there are too many threads.</summary>
    public CaptureRing? Current
    {
        get
        {
            var rings = t_rings;
            return rings is not null && ReferenceEquals(rings.LastOwner, this) ? rings.LastRing : FindOrLease();
        }
    }

    /// <summary>What all rings have ever dropped and sampled out for a source.</summary>
    public (long Dropped, long SampledOut) Losses(int slot)
    {
        var sum = (Dropped: 0L, SampledOut: 0L);
        foreach (var ring in _rings)
        {
            var (dropped, sampledOut) = ring.Losses(slot);
            sum = (sum.Dropped + dropped, sum.SampledOut + sampledOut);
        }

        return sum;
    }

    /// <summary>Hands every record to a reader, thread by thread.</summary>
    public void Drain(IRowReader reader)
    {
        foreach (var ring in _rings)
        {
            ring.Drain(reader);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var ring in _rings)
            {
                ring.Release();
            }
        }
    }

    private CaptureRing? FindOrLease()
    {
        var rings = t_rings ??= new ThreadRings();
        var ring = rings.Find(this);
        if (ring is null && (ring = Lease()) is not null)
        {
            rings.Add(this, ring);
        }

        return ring;
    }

    private CaptureRing? Lease()
    {
        if (_disposed)
        {
            return null;
        }

        lock (_gate)
        {
            foreach (var ring in _rings)
            {
                if (ring.IsAbandoned && ring.IsEmpty)
                {
                    ring.Adopt();
                    return ring;
                }
            }

            if (_disposed || _rings.Length >= maxThreads)
            {
                return null;
            }

            var added = new CaptureRing(capacity, wake);
            _rings = [.. _rings, added];
            return added;
        }
    }

    /// <summary>The rings that one thread holds, one for each agent it has captured for.</summary>
    private sealed class ThreadRings
    {
        private readonly List<(CaptureBuffers Owner, CaptureRing Ring)> _all = [];

        public CaptureBuffers? LastOwner { get; private set; }

        public CaptureRing? LastRing { get; private set; }

        // The thread's statics are collected after the thread: its rings can serve another.
        ~ThreadRings()
        {
            foreach (var (_, ring) in _all)
            {
                ring.Abandon();
            }
        }

        public CaptureRing? Find(CaptureBuffers owner)
        {
            foreach (var (candidate, ring) in _all)
            {
                if (ReferenceEquals(candidate, owner))
                {
                    (LastOwner, LastRing) = (owner, ring);
                    return ring;
                }
            }

            return null;
        }

        public void Add(CaptureBuffers owner, CaptureRing ring)
        {
            _all.RemoveAll(entry => entry.Owner.IsDisposed);
            _all.Add((owner, ring));
            (LastOwner, LastRing) = (owner, ring);
        }
    }
}
