using BenchmarkDotNet.Attributes;
using ModelMonitor.Aggregation;
using ModelMonitor.Benchmarks.Capture;
using ModelMonitor.Capture;
using ModelMonitor.Hosting;

namespace ModelMonitor.Benchmarks.Aggregation;

/// <summary>P5: what the agent pays for a row of 8 quantities, 2 categories and a score.</summary>
[MemoryDiagnoser]
public class AggregationBenchmarks
{
    private const int Rows = 1_024;

    private readonly LoanApplication[] _applications = LoanApplication.Sample(Rows, seed: 3);
    private readonly LoanModel _model = new();
    private readonly AutoResetEvent _wake = new(false);
    private MonitoringAgent? _agent;
    private BatchCounter? _counter;
    private PaneWindow? _window;
    private RowBatch? _batch;
    private WindowCounts? _counts;
    private CaptureRing? _ring;
    private BatchReader? _reader;
    private double[][]? _rows;

    [GlobalSetup(Targets = [nameof(CountBatch), nameof(WriteAndDrainIntoWindow), nameof(CompareWithSorting)])]
    public void Setup()
    {
        PredictionSource.TryFind(LoanModel.Name, null, out var source);
        var layouts = LiveAgent.BaselineOf(LoanModel.Name).Layouts;
        _rows = [.. _applications.Select(application => Row(source!, application))];
        _counter = new(source!, layouts);
        _counts = new(new(layouts));
        _batch = new(layouts.Count);
        while (!_batch.IsFull)
        {
            _batch.Append(_rows[_batch.Count]);
        }

        _window = new(new(layouts), WindowSize.OfCount(10_000), ClockReading.Of(TimeProvider.System));
        _ring = new(32_768, _wake);
        _reader = new(_counter, _window, new(layouts.Count));
        WarmUp.Run(() =>
        {
            CountBatch();
            WriteAndDrainIntoWindow();
            CompareWithSorting();
        });
    }

    [GlobalSetup(Target = nameof(PredictAndDrain))]
    public void StartAgent()
    {
        _agent = MonitoringAgent.Start(options =>
        {
            options.CycleInterval = TimeSpan.FromMinutes(1);
            options.ForModel(LoanModel.Name).UseBaseline(LiveAgent.BaselineOf(LoanModel.Name)).TimeOneIn = 0;
            options.ForModel(LoanModel.Name).WindowSize = 10_000;
        });
        WarmUp.Run(() => PredictAndDrain());
    }

    [GlobalCleanup]
    public void Stop() => _agent?.Dispose();

    /// <summary>The search and the counts alone.</summary>
    [Benchmark(OperationsPerInvoke = RowBatch.DefaultCapacity)]
    public void CountBatch() => _counter!.Count(_batch!, 0, RowBatch.DefaultCapacity, _counts!);

    /// <summary>The plain way: keep the values and sort them.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public double CompareWithSorting()
    {
        var sum = 0d;
        for (var column = 0; column < 8; column++)
        {
            var values = new double[Rows];
            for (var row = 0; row < Rows; row++)
            {
                values[row] = _rows![row][column];
            }

            Array.Sort(values);
            sum += values[Rows / 2];
        }

        return sum;
    }

    /// <summary>A ring, a batch and a window, from the write on.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void WriteAndDrainIntoWindow()
    {
        foreach (var row in _rows!)
        {
            _ring!.TryWrite(0, RecordKind.Row, double.NaN, row);
        }

        _ring!.Drain(_reader!);
        _reader!.Flush();
    }

    /// <summary>All of it: calls, rings, counts, a verdict every 10,000 rows, metrics that nobody listens to.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public double PredictAndDrain()
    {
        var sum = 0d;
        foreach (var application in _applications)
        {
            sum += _model.Monitored(application);
        }

        _agent!.Drain();
        return sum;
    }

    private double[] Row(PredictionSource source, LoanApplication application) =>
    [
        application.Income, application.Amount, application.TermMonths, application.InterestRate,
        application.DebtToIncome, application.OpenAccounts, application.Utilization, application.Age,
        source.Category(8, application.Purpose), source.Category(9, application.Region), _model.Bare(application),
    ];

    private sealed class BatchReader(BatchCounter counter, PaneWindow window, RowBatch batch) : IRowReader
    {
        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row)
        {
            batch.Append(row);
            if (batch.IsFull)
            {
                Flush();
            }
        }

        public void Flush()
        {
            window.Count(counter, batch, 0, ClockReading.Of(TimeProvider.System), _ => { });
            batch.Clear();
        }
    }
}
