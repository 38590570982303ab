using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// P1 to P3: what a monitored call costs its caller in a tight loop, with the agent at work on another core. The
/// agent cannot follow such a loop for long; what it dropped is printed beside the figures.
/// </summary>
[MemoryDiagnoser]
public class CaptureBenchmarks
{
    private const int Calls = 1_024;

    private readonly LoanApplication[] _applications = LoanApplication.Sample(Calls, seed: 1);
    private readonly LoanModel _model = new();
    private HandInstrumentation? _hand;
    private LiveAgent? _agent;

    [GlobalSetup(Target = nameof(AgentWithoutLatency))]
    public void StartWithoutLatency() => _agent = LiveAgent.Start(LoanModel.Name, options => options.TimeOneIn = 0);

    [GlobalSetup(Target = nameof(AgentWithLatencyOneInEight))]
    public void StartWithLatencyOneInEight() => _agent = LiveAgent.Start(LoanModel.Name, options => options.TimeOneIn = 8);

    [GlobalSetup(Target = nameof(AgentWithLatency))]
    public void StartWithLatency() => _agent = LiveAgent.Start(LoanModel.Name, options => options.TimeOneIn = 1);

    [GlobalSetup(Target = nameof(AgentSampledOut))]
    public void StartSampledOut() => _agent = LiveAgent.Start(LoanModel.Name, options => options.RecordOneIn = 1_000_000);

    [GlobalSetup(Targets = [nameof(ByHand), nameof(TenHistograms)])]
    public void StartByHand() => _hand = new();

    [GlobalCleanup]
    public void Stop()
    {
        _agent?.Dispose();
        _hand?.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Bare()
    {
        var sum = 0d;
        foreach (var application in _applications)
        {
            sum += _model.Bare(application);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public double NoAgent() => PredictAll();

    [Benchmark(OperationsPerInvoke = Calls)]
    public double AgentSampledOut() => PredictAll();

    [Benchmark(OperationsPerInvoke = Calls)]
    public double AgentWithoutLatency() => PredictAll();

    [Benchmark(OperationsPerInvoke = Calls)]
    public double AgentWithLatencyOneInEight() => PredictAll();

    [Benchmark(OperationsPerInvoke = Calls)]
    public double AgentWithLatency() => PredictAll();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public double ByHand()
    {
        var sum = 0d;
        foreach (var application in _applications)
        {
            var started = Stopwatch.GetTimestamp();
            var score = _model.Bare(application);
            _hand!.Record(application, score, started);
            sum += score;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void TenHistograms()
    {
        foreach (var application in _applications)
        {
            _hand!.RecordTen(application);
        }
    }

    private double PredictAll()
    {
        var sum = 0d;
        foreach (var application in _applications)
        {
            sum += _model.Monitored(application);
        }

        return sum;
    }
}
