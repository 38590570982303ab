using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Distributions;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// P12: an update of each streaming detector, on 4,096 values that do not change, so that windows grow as long as they do
/// in a quiet stream; beside them what one writes by hand.
/// </summary>
[MemoryDiagnoser]
public class DetectorBenchmarks
{
    private const int Length = 4096;
    private const int NaiveLength = 256;
    private const int Cells = 44;

    private readonly double[] _values = new double[Length];
    private readonly double[] _errors = new double[Length];
    private readonly bool[] _labels = new bool[Length];
    private readonly int[] _cells = new int[Length];
    private readonly long[] _baseline = new long[Cells];

    private readonly Adwin _adwin = new();
    private readonly PageHinkley _pageHinkley = new(threshold: 1e9);
    private readonly Cusum _cusum = new(0, 1);
    private readonly EwmaChart _ewma = new(0, 1);
    private readonly GeometricMovingAverage _gma = new();
    private readonly DriftDetectionMethod _ddm = new();
    private readonly EarlyDriftDetectionMethod _eddm = new();
    private readonly EwmaConceptDriftDetection _ecdd = new();
    private readonly StatisticalTestOfEqualProportions _stepd = new();
    private readonly HoeffdingDriftDetection _hddmA = new();
    private readonly HoeffdingDriftDetectionWeighted _hddmW = new();
    private readonly LinearFourRates _fourRates = new();
    private readonly KolmogorovSmirnovWindow _window = new();
    private readonly KolmogorovSmirnovWindow _drawnWindow = new(drawSeed: 1);
    private readonly BoundedMeanDetector _boundedMean = new(0.12);
    private readonly ConformalDetector _conformal;
    private readonly Queue<double> _queue = new();

    public DetectorBenchmarks()
    {
        var random = new Random(1);
        var edges = Enumerable.Range(1, Cells - 1).Select(k => Normal.InvCDF(0, 1, (double)k / Cells)).ToArray();
        for (var i = 0; i < Length; i++)
        {
            _values[i] = Normal.Sample(random, 0, 1);
            _errors[i] = random.NextDouble() < 0.1 ? 1 : 0;
            _labels[i] = random.Next(2) == 0;
            _cells[i] = ~Array.BinarySearch(edges, _values[i]);
        }
        for (var i = 0; i < 2000; i++)
        {
            _baseline[~Array.BinarySearch(edges, Normal.Sample(random, 0, 1))]++;
        }
        _conformal = new(_baseline, meanRunLength: 1e9, seed: 1);
    }

    [GlobalSetup]
    public void WarmUpAll() => WarmUp.Run(() => _ = Adwin() + PageHinkley() + Conformal() + Cusum() + LinearFourRates());

    [Benchmark(OperationsPerInvoke = NaiveLength, Baseline = true)]
    public int NaiveMeanOf1000()
    {
        var changes = 0;
        for (var i = 0; i < NaiveLength; i++)
        {
            changes += NaiveDetectors.HasMeanChanged(_queue, 1000, _values[i]) ? 1 : 0;
        }
        return changes;
    }

    [Benchmark(OperationsPerInvoke = NaiveLength)]
    public int NaiveMeanOf100()
    {
        var changes = 0;
        for (var i = 0; i < NaiveLength; i++)
        {
            changes += NaiveDetectors.HasMeanChanged(_queue, 100, _values[i]) ? 1 : 0;
        }
        return changes;
    }

    [Benchmark(OperationsPerInvoke = NaiveLength)]
    public int NaiveKolmogorovSmirnovOf100()
    {
        var changes = 0;
        for (var i = 0; i < NaiveLength; i++)
        {
            changes += NaiveDetectors.HasDistributionChanged(_queue, 100, 30, _values[i]) ? 1 : 0;
        }
        return changes;
    }

    /// <summary>The window grows over all invocations, and so does the time of a check, with its logarithm.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public int Adwin() => Run(_adwin, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int PageHinkley() => Run(_pageHinkley, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int Cusum() => Run(_cusum, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int EwmaChart() => Run(_ewma, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int GeometricMovingAverage() => Run(_gma, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int DriftDetectionMethod() => Run(_ddm, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int EarlyDriftDetectionMethod() => Run(_eddm, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int EwmaConceptDriftDetection() => Run(_ecdd, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int StatisticalTestOfEqualProportions() => Run(_stepd, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int HoeffdingDriftDetection() => Run(_hddmA, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int HoeffdingDriftDetectionWeighted() => Run(_hddmW, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int BoundedMeanDetector() => Run(_boundedMean, _errors);

    [Benchmark(OperationsPerInvoke = Length)]
    public int KolmogorovSmirnovWindow() => Run(_window, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int KolmogorovSmirnovWindowDrawn() => Run(_drawnWindow, _values);

    [Benchmark(OperationsPerInvoke = Length)]
    public int LinearFourRates()
    {
        var changes = 0;
        for (var i = 0; i < Length; i++)
        {
            changes += _fourRates.Update(_labels[i], _labels[i] != (_errors[i] == 1)) == ChangeSignal.Change ? 1 : 0;
        }
        return changes;
    }

    [Benchmark(OperationsPerInvoke = Length)]
    public int Conformal()
    {
        var changes = 0;
        foreach (var cell in _cells)
        {
            changes += _conformal.Update(cell) == ChangeSignal.Change ? 1 : 0;
        }
        return changes;
    }

    private static int Run<T>(T detector, double[] stream)
        where T : IChangeDetector
    {
        var changes = 0;
        foreach (var value in stream)
        {
            changes += detector.Update(value) == ChangeSignal.Change ? 1 : 0;
        }
        return changes;
    }
}
