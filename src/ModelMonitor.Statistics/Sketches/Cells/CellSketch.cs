using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// Counts of numbers in the cells of a <see cref="CellPartition"/>, and in each cell the sum of value − anchor: all that
/// <see cref="KolmogorovSmirnov"/>, <see cref="Wasserstein"/>, <see cref="PopulationStabilityIndex"/> and their like need,
/// with certified bounds, derived here. Counts are exact and merge exactly in any order; sums are exact but for rounding.
/// </summary>
/// <remarks>
/// State: 16 bytes a cell. Unlike the statistics, which refuse them, this counts NaN (as missing) and infinite values,
/// apart from the cells: compare their rates with <see cref="TwoProportionZ"/>. Not thread-safe.
/// </remarks>
public sealed class CellSketch : ISketch<CellSketch>
{
    /// <summary>Values whose cells are found before they are counted: enough for the cells to be in the cache by then.</summary>
    private const int Block = 1024;

    private readonly long[] _counts;
    private readonly double[] _sums;

    /// <summary>Creates an empty sketch.</summary>
    /// <param name="partition">The cells. Share one among all sketches that are compared or merged.</param>
    /// <exception cref="ArgumentNullException">There are no cells.</exception>
    public CellSketch(CellPartition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        Partition = partition;
        _counts = new long[partition.CellCount];
        _sums = new double[partition.CellCount];
    }

    /// <summary>The cells.</summary>
    public CellPartition Partition { get; }

    /// <summary>The number of finite values in each of the E + 1 cells. The span shows later changes too.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>In each cell the sum of value − anchor, a distance above <see cref="CellPartition.MaxMagnitude"/> counting as that.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    /// <summary>The number of finite values.</summary>
    public long FiniteCount { get; private set; }

    /// <summary>The number of NaN.</summary>
    public long MissingCount { get; private set; }

    /// <summary>The number of +∞.</summary>
    public long PositiveInfinityCount { get; private set; }

    /// <summary>The number of −∞.</summary>
    public long NegativeInfinityCount { get; private set; }

    /// <summary>The number of all values, finite or not.</summary>
    public long Count => FiniteCount + MissingCount + PositiveInfinityCount + NegativeInfinityCount;

    /// <summary>Counts a value, in O(E) with a few vector instructions up to 256 edges and O(log E) above. Allocates nothing.</summary>
    /// <param name="value">Any value; NaN counts as missing.</param>
    public void Add(double value)
    {
        if (double.IsFinite(value))
        {
            FiniteCount++;
            Put(value, CellSearch.Find(value, Partition.Edges));
        }
        else if (double.IsNaN(value))
        {
            MissingCount++;
        }
        else if (value > 0)
        {
            PositiveInfinityCount++;
        }
        else
        {
            NegativeInfinityCount++;
        }
    }

    /// <summary>Counts many values, faster than one by one and with the same result. Allocates nothing.</summary>
    /// <param name="values">Any values; NaN count as missing.</param>
    public void Add(ReadOnlySpan<double> values)
    {
        Span<long> cells = stackalloc long[Math.Min(Block, values.Length)];
        for (; !values.IsEmpty; values = values[Math.Min(Block, values.Length)..])
        {
            var block = values[..Math.Min(Block, values.Length)];
            if (!AreFinite(block))
            {
                foreach (var value in block)
                {
                    Add(value);
                }
                continue;
            }
            CellSearch.Find(block, Partition.Edges, cells);
            FiniteCount += block.Length;
            for (var i = 0; i < block.Length; i++)
            {
                Put(block[i], (int)cells[i]);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">There is no other sketch.</exception>
    public void Merge(CellSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Partition.Matches(other.Partition))
        {
            throw new ArgumentException(
                $"The cells differ: their fingerprints are {Partition.Fingerprint:x16} and {other.Partition.Fingerprint:x16}. Count both in the cells of one baseline.",
                nameof(other));
        }
        _ = CountLimit.Sum(Count, other.Count);
        FiniteCount += other.FiniteCount;
        MissingCount += other.MissingCount;
        PositiveInfinityCount += other.PositiveInfinityCount;
        NegativeInfinityCount += other.NegativeInfinityCount;
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            _counts[cell] += other._counts[cell];
            _sums[cell] += other._sums[cell];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_counts);
        Array.Clear(_sums);
        (FiniteCount, MissingCount, PositiveInfinityCount, NegativeInfinityCount) = (0, 0, 0, 0);
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.Cells);
        writer.WriteCount(Partition.Edges.Length);
        foreach (var edge in Partition.Edges)
        {
            writer.WriteDouble(edge);
        }
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            writer.WriteCount(_counts[cell]);
            writer.WriteDouble(_sums[cell]);
        }
        writer.WriteCount(MissingCount);
        writer.WriteCount(PositiveInfinityCount);
        writer.WriteCount(NegativeInfinityCount);
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static CellSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Cells);
        var edges = new double[reader.ReadLength(sizeof(double), "edges")];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = reader.ReadFinite("an edge");
            SketchReader.Require(Math.Abs(edges[i]) <= CellPartition.MaxMagnitude && (i == 0 || edges[i] > edges[i - 1]), "the edges do not increase within their limits");
        }
        SketchReader.Require(reader.Remaining / (sizeof(double) + 1) > edges.Length, "there are fewer counts than cells");
        var sketch = new CellSketch(new CellPartition(edges));
        var total = 0L;
        for (var cell = 0; cell < sketch._counts.Length; cell++)
        {
            var count = sketch._counts[cell] = reader.ReadCount(ref total);
            var sum = sketch._sums[cell] = reader.ReadFinite("a sum");

            // Twice what fits, for sums have been rounded many times.
            SketchReader.Require(Math.Abs(sum) <= 2.0 * count * CellPartition.MaxMagnitude, "a sum is too large for its count");
            SketchReader.Require(edges is [] || (cell == 0 ? sum <= 0 : sum >= 0), "a sum lies on the wrong side of its anchor");
        }
        sketch.FiniteCount = total;
        sketch.MissingCount = reader.ReadCount(ref total);
        sketch.PositiveInfinityCount = reader.ReadCount(ref total);
        sketch.NegativeInfinityCount = reader.ReadCount(ref total);
        reader.RequireEnd();
        return sketch;
    }

    private void Put(double value, int cell)
    {
        var distance = value - Partition.Anchors[cell];
        if (Math.Abs(distance) > CellPartition.MaxMagnitude)
        {
            distance = Math.CopySign(CellPartition.MaxMagnitude, distance);
        }
        _counts[cell]++;
        _sums[cell] += distance;
    }

    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        // A finite number less itself is zero; what is not finite leaves NaN.
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var differences = Vector<double>.Zero;
        foreach (var vector in vectors)
        {
            differences += vector - vector;
        }
        var difference = Vector.Sum(differences);
        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            difference += value - value;
        }
        return difference == 0;
    }
}
