using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// P1, P2 and P5 at a pace that lasts: a model of some 150 ns, hence 5 million predictions a second from one thread, all
/// of which the agent counts on another core. The cost of capture is the difference from the bare call.
/// </summary>
[MemoryDiagnoser]
public class PacedCaptureBenchmarks
{
    private const int Calls = 1_024;

    private readonly LoanApplication[] _applications = LoanApplication.Sample(Calls, seed: 1);
    private readonly LoanModel _model = new();
    private HandInstrumentation? _hand;
    private LiveAgent? _agent;

    [GlobalSetup(Target = nameof(AgentWithoutLatency))]
    public void StartWithoutLatency() => Start(timeOneIn: 0);

    [GlobalSetup(Target = nameof(AgentWithLatencyOneInEight))]
    public void StartWithLatencyOneInEight() => Start(timeOneIn: 8);

    [GlobalSetup(Target = nameof(AgentWithLatency))]
    public void StartWithLatency() => Start(timeOneIn: 1);

    [GlobalSetup(Target = nameof(ByHand))]
    public void StartByHand()
    {
        _hand = new();
        WarmUp.Run(() => ByHand());
    }

    [GlobalSetup(Target = nameof(Bare))]
    public void StartBare() => WarmUp.Run(() => Bare());

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
            sum += _model.WorkingBare(application);
        }

        return sum;
    }

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
            var score = _model.WorkingBare(application);
            _hand!.Record(application, score, started);
            sum += score;
        }

        return sum;
    }

    private void Start(int timeOneIn)
    {
        _agent = LiveAgent.Start(LoanModel.WorkingName, options =>
        {
            options.TimeOneIn = timeOneIn;
            options.WindowSize = 10_000;
        });
        WarmUp.Run(() => PredictAll());
        _agent.StartCounting();
    }

    private double PredictAll()
    {
        var sum = 0d;
        foreach (var application in _applications)
        {
            sum += _model.WorkingMonitored(application);
        }

        return sum;
    }
}
