namespace ModelMonitor.Tests.Shared;

/// <summary>What a piece of code allocates on this thread each time it runs.</summary>
internal static class Allocations
{
    /// <summary>How often <see cref="Each"/> runs what it is given.</summary>
    public const int Runs = 4;

    /// <summary>
    /// The fewest bytes of all runs but the first. The runtime grows tables of its own, of casts and of calls through
    /// interfaces, on the thread that happens to fill them (from 128 to 256 casts takes 6,192 bytes), whatever that
    /// thread is doing: one run may hold such a table, the code's own objects are in all of them.
    /// </summary>
    /// <param name="run">The code.</param>
    /// <param name="calls">How often each run calls it: what grows now and then shows in many calls only.</param>
    /// <param name="prepare">What is done before each run, and not measured.</param>
    public static long Each(Action run, int calls = 1, Action? prepare = null)
    {
        var fewest = long.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            prepare?.Invoke();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < calls; call++)
            {
                run();
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            fewest = i == 0 ? fewest : Math.Min(fewest, allocated);
        }

        return fewest;
    }
}
