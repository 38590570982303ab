using BenchmarkDotNet.Attributes;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// The same questions answered from counts in 44 cells, whatever the number of values behind them. The baseline is the
/// population stability index as it is written in a query.
/// </summary>
[MemoryDiagnoser]
public class CellTestBenchmarks
{
    private const int Cells = 44;

    private readonly double[] _edges = [.. Enumerable.Range(0, Cells - 1).Select(edge => (double)edge)];
    private readonly long[] _baseline = Counts(seed: 1, scale: 1000);
    private readonly long[] _live = Counts(seed: 2, scale: 100);
    private readonly double[] _baselineSums;
    private readonly double[] _liveSums;

    public CellTestBenchmarks()
    {
        _baselineSums = [.. _baseline.Select(count => 0.4 * count)];
        _liveSums = [.. _live.Select(count => 0.5 * count)];
    }

    [GlobalSetup]
    public void Compile() => WarmUp.Run(() => _ = Psi() + Ks() + W1() + PlainPsi() + Js() + Chi2());

    [Benchmark(Baseline = true)]
    public double PlainPsi()
    {
        var (m, n) = ((double)_baseline.Sum(), (double)_live.Sum());
        return _baseline.Zip(_live, (p, q) => (P: Math.Max(p / m, 1e-4), Q: Math.Max(q / n, 1e-4)))
            .Sum(share => (share.Q - share.P) * Math.Log(share.Q / share.P));
    }

    [Benchmark]
    public double Psi() => PopulationStabilityIndex.FromCounts(_baseline, _live);

    [Benchmark]
    public double Js() => JensenShannon.Distance(_baseline, _live);

    [Benchmark]
    public double HellingerDistance() => Hellinger.Distance(_baseline, _live);

    [Benchmark]
    public double Chi2() => ChiSquare.Homogeneity(_baseline, _live).PValue;

    [Benchmark]
    public double Ks() => KolmogorovSmirnov.FromCells(_edges, _baseline, _live).PValue;

    [Benchmark]
    public double W1() => Wasserstein.FromCells(_edges, _baseline, _baselineSums, _live, _liveSums).Low;

    [Benchmark]
    public double Ad() => AndersonDarling.FromCells(_baseline, _live).PValue;

    [Benchmark]
    public double Cvm() => CramerVonMises.FromCells(_baseline, _live).PValue;

    [Benchmark]
    public double Mwu() => MannWhitney.FromCells(_baseline, _live).PValue;

    private static long[] Counts(int seed, int scale)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Cells).Select(_ => (long)(scale * (0.8 + 0.4 * random.NextDouble())))];
    }
}
