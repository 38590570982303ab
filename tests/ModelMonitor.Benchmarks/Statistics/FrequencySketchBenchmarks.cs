using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// P13: the cost of a value in the sketches of frequencies and samples, beside what one would write without them. Categories
/// are of a Zipf law over 10,000 names, of which 64 counters hold the most frequent.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class FrequencySketchBenchmarks
{
    private const int Values = 1 << 14;
    private const int Names = 10_000;
    private const int RowLength = 10;
    private const int Kept = 500;

    private readonly long[] _numbers = new long[Values];
    private readonly string[] _items = new string[Values];
    private readonly string[] _fewItems = new string[Values];
    private readonly ulong[] _keys = new ulong[Values];
    private readonly double[] _row = new double[RowLength];
    private readonly byte[] _weights = new byte[50];

    private readonly HyperLogLog _distinct = new();
    private readonly HashSet<long> _numberSet = [];
    private readonly HashSet<string> _itemSet = [];
    private readonly SpaceSaving _saved = new();
    private readonly SpaceSaving _savedFew = new();
    private readonly MisraGries _counted = new();
    private readonly CountMinSketch _table = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _fewCounts = [];
    private readonly PoissonBootstrap _bootstrap = new(terms: 2);

    public FrequencySketchBenchmarks()
    {
        var random = new Random(1);
        var cumulative = new double[Names];
        for (var name = 0; name < Names; name++)
        {
            cumulative[name] = (name > 0 ? cumulative[name - 1] : 0) + 1.0 / (name + 1);
        }
        var names = Array.ConvertAll(cumulative, total => "value-" + total.ToString("F6", CultureInfo.InvariantCulture));
        for (var i = 0; i < Values; i++)
        {
            var name = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
            _items[i] = names[name < 0 ? ~name : name];
            _fewItems[i] = names[(name < 0 ? ~name : name) % 50];
            _numbers[i] = random.NextInt64();
            _keys[i] = StableHash.Of(_numbers[i]);
        }
        WarmUp.Run(() =>
        {
            DistinctNumbers();
            DistinctNames();
            FrequentBySpaceSaving();
            FewBySpaceSaving();
            FrequentByMisraGries();
            FrequenciesByCountMin();
            RowsByKey();
            WeightsOf50Replicates();
            MeanIn50Replicates();
        });
    }

    [BenchmarkCategory("distinct numbers"), Benchmark(OperationsPerInvoke = Values)]
    public void DistinctNumbers()
    {
        foreach (var number in _numbers)
        {
            _distinct.Add(number);
        }
    }

    [BenchmarkCategory("distinct numbers"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public void NumbersInHashSet()
    {
        foreach (var number in _numbers)
        {
            _numberSet.Add(number);
        }
    }

    [BenchmarkCategory("distinct names"), Benchmark(OperationsPerInvoke = Values)]
    public void DistinctNames()
    {
        foreach (var item in _items)
        {
            _distinct.Add(item);
        }
    }

    [BenchmarkCategory("distinct names"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public void NamesInHashSet()
    {
        foreach (var item in _items)
        {
            _itemSet.Add(item);
        }
    }

    [BenchmarkCategory("frequencies"), Benchmark(OperationsPerInvoke = Values)]
    public void FrequentBySpaceSaving()
    {
        foreach (var item in _items)
        {
            _saved.Add(item);
        }
    }

    /// <summary>50 names, all of which have a counter: the usual column.</summary>
    [BenchmarkCategory("frequencies of few"), Benchmark(OperationsPerInvoke = Values)]
    public void FewBySpaceSaving()
    {
        foreach (var item in _fewItems)
        {
            _savedFew.Add(item);
        }
    }

    [BenchmarkCategory("frequencies of few"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public void FewInDictionary()
    {
        foreach (var item in _fewItems)
        {
            _fewCounts[item] = _fewCounts.GetValueOrDefault(item) + 1;
        }
    }

    [BenchmarkCategory("frequencies"), Benchmark(OperationsPerInvoke = Values)]
    public void FrequentByMisraGries()
    {
        foreach (var item in _items)
        {
            _counted.Add(item);
        }
    }

    [BenchmarkCategory("frequencies"), Benchmark(OperationsPerInvoke = Values)]
    public void FrequenciesByCountMin()
    {
        foreach (var item in _items)
        {
            _table.Add(item);
        }
    }

    [BenchmarkCategory("frequencies"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public void NamesInDictionary()
    {
        foreach (var item in _items)
        {
            _counts[item] = _counts.GetValueOrDefault(item) + 1;
        }
    }

    [BenchmarkCategory("sample of rows"), Benchmark(OperationsPerInvoke = Values)]
    public int RowsByKey()
    {
        var reservoir = new KeyedReservoir(RowLength, Kept);
        foreach (var key in _keys)
        {
            reservoir.Add(key, _row);
        }
        return reservoir.Rows.Count;
    }

    [BenchmarkCategory("sample of rows"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public int RowsByShuffling()
    {
        var rows = new List<double[]>();
        foreach (var _ in _keys)
        {
            rows.Add([.. _row]);
        }
        var all = rows.ToArray();
        Random.Shared.Shuffle(all);
        return all[..Kept].Length;
    }

    [BenchmarkCategory("bootstrap"), Benchmark(OperationsPerInvoke = Values)]
    public void WeightsOf50Replicates()
    {
        foreach (var key in _keys)
        {
            PoissonWeights.Draw(key, _weights);
        }
    }

    [BenchmarkCategory("bootstrap"), Benchmark(OperationsPerInvoke = Values)]
    public void MeanIn50Replicates()
    {
        foreach (var key in _keys)
        {
            _bootstrap.Add(key, [1.5, 1]);
        }
    }

    /// <summary>50 resamples of all values, which must be kept for it.</summary>
    [BenchmarkCategory("bootstrap"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public double MeanBy50Resamplings()
    {
        var sum = 0.0;
        for (var replicate = 0; replicate < 50; replicate++)
        {
            for (var i = 0; i < Values; i++)
            {
                sum += _numbers[Random.Shared.Next(Values)];
            }
        }
        return sum;
    }
}
