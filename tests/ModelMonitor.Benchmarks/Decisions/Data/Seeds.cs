using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>Seeds of streams of random numbers: the same in every process, as those of <see cref="HashCode"/> are not.</summary>
internal static class Seeds
{
    public static int Of(int first, int second, int third = 0)
    {
        var hash = StableHash.Of((long)first);
        hash = RepeatedRows.Combine(hash, StableHash.Of((long)second));
        return (int)RepeatedRows.Combine(hash, StableHash.Of((long)third));
    }
}
