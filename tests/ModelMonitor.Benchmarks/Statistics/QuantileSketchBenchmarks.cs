using BenchmarkDotNet.Attributes;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>
/// P13: an update of cells, KLL and DDSketch with log-normal values, in nanoseconds a value, and the cost of merging two
/// sketches; beside them what one would write without: a list that is sorted for a quantile, a histogram in a sorted
/// dictionary, a binary search.
/// </summary>
[MemoryDiagnoser]
public class QuantileSketchBenchmarks
{
    private const int Values = 1 << 16;

    private readonly double[] _values;
    private readonly double[] _edges;
    private readonly long[] _counts;
    private readonly double[] _sums;
    private readonly CellSketch _cells;
    private readonly CellSketch _otherCells;
    private readonly KllSketch _kll = new(seed: 1);
    private readonly KllSketch _otherKll = new(seed: 2);
    private readonly DDSketch _ddSketch = new();
    private readonly DDSketch _otherDDSketch = new();
    private readonly byte[] _kllBytes;

    public QuantileSketchBenchmarks()
    {
        var random = new Random(1);
        _values = [.. Enumerable.Range(0, Values).Select(_ =>
            Math.Exp(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        var partition = new CellPartition(QuantileEdges.Of(_values.AsSpan(0, 5000).ToArray().Order().ToArray()));
        _edges = partition.Edges.ToArray();
        _counts = new long[partition.CellCount];
        _sums = new double[partition.CellCount];
        (_cells, _otherCells) = (new(partition), new(partition));
        _otherCells.Add(_values);
        foreach (var value in _values)
        {
            _kll.Add(value);
            _otherKll.Add(value);
            _otherDDSketch.Add(value);
        }

        _kllBytes = _kll.ToBytes();
    }

    [GlobalSetup]
    public void WarmUpUpdates() => WarmUp.Run(() =>
    {
        CellsOneByOne();
        CellsOfSpan();
        CellsByBinarySearch();
        Kll();
        DDSketchUpdates();
    });

    [Benchmark(OperationsPerInvoke = Values)]
    public void CellsOneByOne()
    {
        foreach (var value in _values)
        {
            _cells.Add(value);
        }
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void CellsOfSpan() => _cells.Add(_values);

    [Benchmark(OperationsPerInvoke = Values)]
    public void CellsByBinarySearch()
    {
        foreach (var value in _values)
        {
            var found = Array.BinarySearch(_edges, value);
            var cell = found < 0 ? ~found : found;
            _counts[cell]++;
            _sums[cell] += value - _edges[Math.Max(cell - 1, 0)];
        }
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void Kll()
    {
        foreach (var value in _values)
        {
            _kll.Add(value);
        }
    }

    /// <summary>One median of all values, by sorting them.</summary>
    [Benchmark(OperationsPerInvoke = Values)]
    public double MedianOfSortedList()
    {
        var list = new List<double>();
        foreach (var value in _values)
        {
            list.Add(value);
        }

        list.Sort();
        return list[list.Count / 2];
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void DDSketchUpdates()
    {
        foreach (var value in _values)
        {
            _ddSketch.Add(value);
        }
    }

    /// <summary>The bins of DDSketch in a sorted dictionary.</summary>
    [Benchmark(OperationsPerInvoke = Values)]
    public int SortedDictionaryHistogram()
    {
        var histogram = new SortedDictionary<int, long>();
        foreach (var value in _values)
        {
            var key = (int)Math.Ceiling(Math.Log(value) * 50);
            histogram[key] = histogram.GetValueOrDefault(key) + 1;
        }

        return histogram.Count;
    }

    [Benchmark]
    public void MergeCells() => _cells.Merge(_otherCells);

    /// <summary>A sketch read from bytes takes in another one: merging again and again would measure ever more levels.</summary>
    [Benchmark]
    public KllSketch ReadAndMergeKll()
    {
        var sketch = KllSketch.FromBytes(_kllBytes);
        sketch.Merge(_otherKll);
        return sketch;
    }

    [Benchmark]
    public KllSketch ReadKll() => KllSketch.FromBytes(_kllBytes);

    [Benchmark]
    public void MergeDDSketch() => _ddSketch.Merge(_otherDDSketch);
}
