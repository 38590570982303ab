using System.Diagnostics;

namespace ModelMonitor.Benchmarks;

/// <summary>
/// Runs code until it has been compiled for good: the runtime does that a tenth of a second after methods were called
/// often, and again once it has profiled them. Iterations that were sized by slow code would be too short to do it.
/// </summary>
internal static class WarmUp
{
    private const int Phases = 4;

    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public static void Run(Action work)
    {
        for (var phase = 0; phase < Phases; phase++)
        {
            // At least as many calls as the runtime wants to see.
            var started = Stopwatch.GetTimestamp();
            for (var call = 0; call < 40 || Stopwatch.GetElapsedTime(started) < Busy; call++)
            {
                work();
            }

            Thread.Sleep(Pause);
        }
    }
}
