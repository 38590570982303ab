using ModelMonitor.Benchmarks;
using ModelMonitor.Benchmarks.Decisions;
using ModelMonitor.Benchmarks.OperatingCharacteristics;
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
    case [OperatingCharacteristicsReport.Verb]:
        OperatingCharacteristicsReport.Print();
        break;
    case [DecisionReport.Verb, .. var rest]:
        DecisionReport.Print(isQuick: rest is ["quick"]);
        break;
    default:
        AllBenchmarks.Run(args);
        break;
}
