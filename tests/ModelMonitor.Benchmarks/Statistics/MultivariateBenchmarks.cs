using BenchmarkDotNet.Attributes;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// Tests of two samples of 500 rows of 10 columns; beside the maximum mean discrepancy the same 199 permutations as they
/// are written down: the kernel of all pairs once, and for each permutation two loops over all pairs.
/// </summary>
[MemoryDiagnoser]
public class MultivariateBenchmarks
{
    private const int Size = 500;
    private const int Columns = 10;
    private const int Permutations = 199;

    private readonly double[] _baseline = Normal(1);
    private readonly double[] _live = Normal(2);
    private readonly RandomFourierMmd _fourier = new(new RandomFourierFeatures(Columns, 3, seed: 1));
    private readonly RunningCovarianceMatrix _covariance = new(Columns);
    private readonly PrincipalComponents _components;
    private readonly Mahalanobis _mahalanobis;
    private int _row;

    public MultivariateBenchmarks()
    {
        var baseline = RunningCovarianceMatrix.Of(new Rows(_baseline, Columns));
        _components = PrincipalComponents.Fit(baseline);
        _mahalanobis = new Mahalanobis(baseline);
    }

    [GlobalSetup]
    public void WarmUpRows() => WarmUp.Run(() =>
    {
        RandomFourierRow();
        CovarianceRow();
        _ = PrincipalComponentsRow();
        _ = MahalanobisRow();
    });

    [Benchmark]
    public double MaximumMeanDiscrepancyTest()
        => MaximumMeanDiscrepancy.Test(new Rows(_baseline, Columns), new Rows(_live, Columns), seed: 1, permutations: Permutations).PValue;

    [Benchmark]
    public double MaximumMeanDiscrepancyByLoops()
    {
        var kernel = GaussianMixtureKernel.FromMedian(new Rows(_baseline, Columns), new Rows(_live, Columns));
        double[] pooled = [.. _baseline, .. _live];
        var gram = new double[2 * Size, 2 * Size];
        var order = new int[2 * Size];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            for (var j = 0; j < order.Length; j++)
            {
                gram[i, j] = kernel.Evaluate(pooled.AsSpan(i * Columns, Columns), pooled.AsSpan(j * Columns, Columns));
            }
        }
        var observed = Statistic(gram, order);
        var random = new Random(1);
        var atLeastAsFar = 1;
        for (var r = 0; r < Permutations; r++)
        {
            random.Shuffle(order);
            atLeastAsFar += Statistic(gram, order) >= observed ? 1 : 0;
        }
        return atLeastAsFar / (Permutations + 1.0);
    }

    [Benchmark]
    public double EnergyDistanceTest()
        => EnergyDistance.Test(new Rows(_baseline, Columns), new Rows(_live, Columns), seed: 1, permutations: Permutations).PValue;

    [Benchmark]
    public double DomainClassifierTest()
        => DomainClassifier.Test(new Rows(_baseline, Columns), new Rows(_live, Columns), seed: 1).AreaUnderCurve;

    [Benchmark]
    public double HotellingTest() => HotellingTSquared.Test(new Rows(_baseline, Columns), new Rows(_live, Columns)).PValue;

    [Benchmark]
    public void RandomFourierRow() => _fourier.Add(NextRow());

    [Benchmark]
    public void CovarianceRow() => _covariance.Add(NextRow());

    [Benchmark]
    public double PrincipalComponentsRow() => _components.Measure(NextRow()).ReconstructionError;

    [Benchmark]
    public double MahalanobisRow() => _mahalanobis.SquaredDistance(NextRow());

    private ReadOnlySpan<double> NextRow()
    {
        _row = (_row + 1) % Size;
        return _live.AsSpan(_row * Columns, Columns);
    }

    private static double Statistic(double[,] gram, int[] order)
    {
        var (first, second, between) = (0.0, 0.0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = 0; j < order.Length; j++)
            {
                if (i == j)
                {
                    continue;
                }
                var value = gram[order[i], order[j]];
                if (i < Size && j < Size)
                {
                    first += value;
                }
                else if (i >= Size && j >= Size)
                {
                    second += value;
                }
                else
                {
                    between += value;
                }
            }
        }
        return (first + second) / (Size * (Size - 1.0)) - between / ((double)Size * Size);
    }

    private static double[] Normal(int seed)
    {
        var random = new Random(seed);
        var values = new double[Size * Columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        return values;
    }
}
