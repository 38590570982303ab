using BenchmarkDotNet.Attributes;
using ModelMonitor.Benchmarks.Windows;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// Two samples of n normal values, half a tenth of a standard deviation apart, from raw values. The baseline is what
/// one writes without a library: copies of the samples, sorted, and the Kolmogorov-Smirnov distance with its limiting law.
/// </summary>
[MemoryDiagnoser]
public class TwoSampleBenchmarks
{
    private double[] _x = [];
    private double[] _y = [];

    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Draw()
    {
        (_x, _y) = (NormalSample.Of(Size, seed: 1), NormalSample.Of(Size, seed: 2, mean: 0.05));
        WarmUp.Run(() => _ = KolmogorovSmirnovTest() + AndersonDarlingTest() + Wasserstein1());
    }

    [Benchmark(Baseline = true)]
    public double PlainSorting() => PlainKolmogorovSmirnov.PValue(PlainKolmogorovSmirnov.Sorted(_x), PlainKolmogorovSmirnov.Sorted(_y));

    [Benchmark]
    public double KolmogorovSmirnovTest() => KolmogorovSmirnov.Test(_x, _y, PValueMethod.Asymptotic).PValue;

    [Benchmark]
    public double AndersonDarlingTest() => AndersonDarling.Test(_x, _y).PValue;

    [Benchmark]
    public double CramerVonMisesTest() => CramerVonMises.Test(_x, _y, PValueMethod.Asymptotic).PValue;

    [Benchmark]
    public double MannWhitneyTest() => MannWhitney.Test(_x, _y, PValueMethod.Asymptotic).PValue;

    [Benchmark]
    public double WelchTest() => WelchT.Test(_x, _y).PValue;

    [Benchmark]
    public double EppsSingletonTest() => EppsSingleton.Test(_x, _y).PValue;

    [Benchmark]
    public double Wasserstein1() => Wasserstein.Distance(_x, _y);

    [Benchmark]
    public double EnergyDistance1() => EnergyDistance.Distance(_x, _y);
}
