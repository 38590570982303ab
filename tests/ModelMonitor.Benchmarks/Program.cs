using ModelMonitor.Benchmarks;
using ModelMonitor.Benchmarks.StartUp;
using ModelMonitor.Benchmarks.Windows;

switch (args)
{
    case [StartUpHost.Verb, var host]:
        await StartUpHost.RunAsync(host == "monitored");
        break;
    case [MemoryReport.Verb]:
        MemoryReport.Print();
        break;
    default:
        AllBenchmarks.Run(args);
        break;
}
