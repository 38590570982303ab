using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// P1 to P4 without the agent's share of the machine: bursts that fit into the rings, which are emptied between
/// them. Calls a thread; the throughput of two threads is twice the calls in the time shown.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(60)]
[IterationCount(150)]
public class BurstCaptureBenchmarks
{
    private const int Rounds = 8;
    private const int Calls = 1_024 * Rounds;

    private readonly LoanApplication[] _applications = LoanApplication.Sample(1_024, seed: 1);
    private readonly LoanModel _model = new();
    private ThreadTeam? _team;
    private HandInstrumentation? _hand;
    private LiveAgent? _agent;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup(Target = nameof(Bare))]
    public void StartBare() => Start(PredictBare);

    [GlobalSetup(Target = nameof(AgentSampledOut))]
    public void StartSampledOut() => Start(recordOneIn: 1_000_000, timeOneIn: 0);

    [GlobalSetup(Target = nameof(AgentWithoutLatency))]
    public void StartWithoutLatency() => Start(recordOneIn: 1, timeOneIn: 0);

    [GlobalSetup(Target = nameof(AgentWithLatencyOneInEight))]
    public void StartWithLatencyOneInEight() => Start(recordOneIn: 1, timeOneIn: 8);

    [GlobalSetup(Target = nameof(AgentWithLatency))]
    public void StartWithLatency() => Start(recordOneIn: 1, timeOneIn: 1);

    [GlobalSetup(Target = nameof(ByHand))]
    public void StartByHand()
    {
        _hand = new();
        Start(PredictByHand);
    }

    [IterationSetup]
    public void Drain() => _agent?.Drain();

    [GlobalCleanup]
    public void Stop()
    {
        _team?.Dispose();
        _agent?.Dispose();
        _hand?.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Bare() => _team!.Run();

    [Benchmark(OperationsPerInvoke = Calls)]
    public void AgentSampledOut() => _team!.Run();

    [Benchmark(OperationsPerInvoke = Calls)]
    public void AgentWithoutLatency() => _team!.Run();

    [Benchmark(OperationsPerInvoke = Calls)]
    public void AgentWithLatencyOneInEight() => _team!.Run();

    [Benchmark(OperationsPerInvoke = Calls)]
    public void AgentWithLatency() => _team!.Run();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void ByHand() => _team!.Run();

    private void Start(int recordOneIn, int timeOneIn)
    {
        // Room for a burst in half a ring: the agent is not woken while it lasts.
        _agent = LiveAgent.Start(
            LoanModel.Name,
            options => (options.RecordOneIn, options.TimeOneIn) = (recordOneIn, timeOneIn),
            options => (options.CaptureBufferSize, options.CycleInterval) = (2 * 1024 * 1024, TimeSpan.FromMinutes(1)));
        Start(Predict);
    }

    private void Start(Action work)
    {
        _team = new(Threads, work);

        // Bursts are too short to warm up by themselves: code is compiled for good a tenth of a second after it was called.
        for (var phase = 0; phase < 4; phase++)
        {
            for (var burst = 0; burst < 50; burst++)
            {
                _team.Run();
                Drain();
            }

            Thread.Sleep(150);
        }
    }

    private void PredictBare()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var application in _applications)
            {
                _model.Bare(application);
            }
        }
    }

    private void Predict()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var application in _applications)
            {
                _model.Monitored(application);
            }
        }
    }

    private void PredictByHand()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var application in _applications)
            {
                var started = Stopwatch.GetTimestamp();
                _hand!.Record(application, _model.Bare(application), started);
            }
        }
    }
}
