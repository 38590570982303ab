using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace ModelMonitor.Benchmarks.StartUp;

/// <summary>P10: processes from start to exit, with and without monitoring, compiled just in time.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 25)]
public class StartUpBenchmarks
{
    [Benchmark(Baseline = true)]
    public void EmptyHost() => Run("empty");

    [Benchmark]
    public void MonitoredHost() => Run("monitored");

    private static void Run(string host)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(StartUpBenchmarks).Assembly.Location, StartUpHost.Verb, host])
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The {host} host ended with exit code {process.ExitCode}.");
        }
    }
}
