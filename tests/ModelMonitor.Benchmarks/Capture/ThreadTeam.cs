namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// Does the same work on several threads at once: the calling one and others that spin until there is work, so that
/// all start within a fraction of a microsecond.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly Action _work;
    private readonly Thread[] _others;
    private volatile int _round;
    private volatile bool _isStopping;
    private int _busy;

    public ThreadTeam(int threads, Action work)
    {
        _work = work;
        _others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(_others, thread => thread.Start());
    }

    public void Run()
    {
        Volatile.Write(ref _busy, _others.Length);
        _round++;
        _work();
        SpinUntil(() => Volatile.Read(ref _busy) == 0);
    }

    public void Dispose()
    {
        _isStopping = true;
        Array.ForEach(_others, thread => thread.Join());
    }

    private void Work()
    {
        for (var done = 0; ; done++)
        {
            SpinUntil(() => _round != done || _isStopping);
            if (_isStopping)
            {
                return;
            }

            _work();
            Interlocked.Decrement(ref _busy);
        }
    }

    private static void SpinUntil(Func<bool> condition)
    {
        while (!condition())
        {
            Thread.SpinWait(1);
        }
    }
}
