using BenchmarkDotNet.Attributes;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// A row of a batch of 1,000 against a call of its own, in bursts that fit into the ring, which is emptied between
/// them.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(100)]
[IterationCount(400)]
public class BatchCaptureBenchmarks
{
    private const int Rounds = 4;
    private const int Rows = 1_000;
    private const int Predictions = Rows * Rounds;

    private readonly LoanApplication[] _applications = LoanApplication.Sample(Rows, seed: 1);
    private readonly double[] _scores = new double[Rows];
    private readonly LoanModel _model = new();
    private LiveAgent? _agent;

    [GlobalSetup(Target = nameof(BareBatch))]
    public void StartBare() => WarmUp.Run(BareBatch);

    [GlobalSetup(Target = nameof(MonitoredCalls))]
    public void StartCalls() => Start(LoanModel.Name, MonitoredCalls);

    [GlobalSetup(Target = nameof(MonitoredBatch))]
    public void StartBatch() => Start(LoanModel.BatchName, MonitoredBatch);

    [IterationSetup]
    public void Drain() => _agent?.Drain();

    [GlobalCleanup]
    public void Stop() => _agent?.Dispose();

    [Benchmark(OperationsPerInvoke = Predictions)]
    public void BareBatch()
    {
        for (var round = 0; round < Rounds; round++)
        {
            _model.BareBatch(_applications, _scores);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Predictions)]
    public void MonitoredCalls()
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < _applications.Length; i++)
            {
                _scores[i] = _model.Monitored(_applications[i]);
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Predictions)]
    public void MonitoredBatch()
    {
        for (var round = 0; round < Rounds; round++)
        {
            _model.MonitoredBatch(_applications, _scores);
        }
    }

    private void Start(string model, Action work)
    {
        // Room for a burst in half a ring: the agent is not woken while it lasts.
        _agent = LiveAgent.Start(
            model,
            static _ => { },
            options => (options.CaptureBufferSize, options.CycleInterval) = (2 * 1024 * 1024, TimeSpan.FromMinutes(1)));
        WarmUp.Run(() =>
        {
            work();
            Drain();
        });
    }
}
