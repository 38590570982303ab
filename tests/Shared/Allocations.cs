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
    public static long Each(Action run)
    {
        run();
        var fewest = long.MaxValue;
        for (var i = 1; i < Runs; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
