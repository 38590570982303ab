using BenchmarkDotNet.Running;

namespace ModelMonitor.Benchmarks;

/// <summary>Kept out of the entry point, so that the programs whose start is timed load nothing of it.</summary>
internal static class AllBenchmarks
{
    public static void Run(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(AllBenchmarks).Assembly).Run(args, BenchmarkConfig.Create());
}
