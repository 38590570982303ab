namespace ModelMonitor.Statistics;

/// <summary>
/// How often any item was added, in a table of d × w counters (Count-Min; Cormode and Muthukrishnan 2005): never too low, and
/// with probability 1 − δ at most ε·n too high. Plain updates: conservative ones would be tighter, but could not be merged.
/// Adding and asking are O(d). Merging adds the tables: exact, in any order. Not thread-safe. It cannot list items;
/// <see cref="SpaceSaving"/> can.
/// </summary>
public sealed class CountMinSketch : ISketch<CountMinSketch>
{
    private const double SmallestParameter = 1e-6;
    private const int MaximumWidth = 2_718_282;
    private const int MaximumDepth = 14;

    // The step of SplitMix64 (Steele, Lea and Flood 2014): 2^64 by the golden ratio, odd.
    private const ulong Step = 0x9E3779B97F4A7C15;

    private readonly long[] _counters;

    /// <summary>An empty sketch of ⌈ln(1/δ)⌉ rows with ⌈e/ε⌉ counters of 8 bytes: 5 × 2,719 or 109 KB by default.</summary>
    /// <param name="epsilon">ε, the error of an estimate by n that is exceeded with probability δ only; 10^−6 to below 1.</param>
    /// <param name="delta">δ, in 10^−6 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε or δ is out of range.</exception>
    public CountMinSketch(double epsilon = 0.001, double delta = 0.01)
        : this((int)Math.Ceiling(Math.E / Require(epsilon, nameof(epsilon))), (int)Math.Ceiling(-Math.Log(Require(delta, nameof(delta)))))
    {
    }

    private CountMinSketch(int width, int depth)
    {
        (Width, Depth) = (width, depth);
        _counters = new long[width * depth];
    }

    /// <summary>w, the number of counters in a row.</summary>
    public int Width { get; }

    /// <summary>d, the number of rows.</summary>
    public int Depth { get; }

    /// <summary>Sum n of all weights added.</summary>
    public long Count { get; private set; }

    /// <summary>e/w, the ε that the width gives.</summary>
    public double Epsilon => Math.E / Width;

    /// <summary>e^−d, the δ that the depth gives.</summary>
    public double Delta => Math.Exp(-Depth);

    /// <summary>Adds text, by its UTF-16 code units.</summary>
    /// <param name="item">The text. A null string counts as the empty one.</param>
    /// <param name="weight">How often, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is below 1, or all weights exceed 2^62.</exception>
    public void Add(ReadOnlySpan<char> item, long weight = 1) => AddHash(StableHash.Of(item), weight);

    /// <summary>Adds an item known by its hash.</summary>
    /// <param name="hash">A hash with 64 bits as good as random, such as those of <see cref="StableHash"/>.</param>
    /// <param name="weight">How often, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is below 1, or all weights exceed 2^62.</exception>
    public void AddHash(ulong hash, long weight = 1)
    {
        Count = SketchWeight.Add(Count, weight);
        for (var row = 0; row < Depth; row++)
        {
            _counters[Index(hash, row)] += weight;
        }
    }

    /// <summary>How often text was added: never less than the truth.</summary>
    /// <param name="item">The text.</param>
    /// <returns>An upper bound, which is above the truth by more than ε·n with probability δ at most.</returns>
    public long Estimate(ReadOnlySpan<char> item) => EstimateHash(StableHash.Of(item));

    /// <summary>How often the item with a hash was added: never less than the truth.</summary>
    /// <param name="hash">The hash it was added with.</param>
    /// <returns>An upper bound, which is above the truth by more than ε·n with probability δ at most.</returns>
    public long EstimateHash(ulong hash)
    {
        var estimate = long.MaxValue;
        for (var row = 0; row < Depth; row++)
        {
            estimate = Math.Min(estimate, _counters[Index(hash, row)]);
        }
        return estimate;
    }

    /// <summary>Sum over all items of how often they were added here times how often there: n₁·n₂·P(a value of each is the same). O(d·w).</summary>
    /// <param name="other">A sketch with the same parameters.</param>
    /// <returns>An upper bound, which is above the truth by more than ε·n₁·n₂ with probability δ at most.</returns>
    /// <exception cref="ArgumentException">The parameters differ.</exception>
    public double InnerProduct(CountMinSketch other)
    {
        RequireSameTable(other);
        var smallest = double.PositiveInfinity;
        for (var row = 0; row < Depth; row++)
        {
            var sum = 0.0;
            for (var i = row * Width; i < (row + 1) * Width; i++)
            {
                sum += (double)_counters[i] * other._counters[i];
            }
            smallest = Math.Min(smallest, sum);
        }
        return smallest;
    }

    /// <inheritdoc/>
    public void Merge(CountMinSketch other)
    {
        RequireSameTable(other);
        Count = CountLimit.Sum(Count, other.Count);
        for (var i = 0; i < _counters.Length; i++)
        {
            _counters[i] += other._counters[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_counters);
        Count = 0;
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.CountMin);
        writer.WriteCount(Width);
        writer.WriteCount(Depth);
        foreach (var counter in _counters)
        {
            writer.WriteCount(counter);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static CountMinSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.CountMin);
        var (width, depth) = (reader.ReadInt32(3, MaximumWidth, "the width"), reader.ReadInt32(1, MaximumDepth, "the depth"));
        SketchReader.Require(reader.Remaining / depth >= width, $"there are not {depth} rows of {width} counters");
        var sketch = new CountMinSketch(width, depth);
        for (var row = 0; row < depth; row++)
        {
            var sum = 0L;
            for (var i = row * width; i < (row + 1) * width; i++)
            {
                sketch._counters[i] = reader.ReadCount();
                SketchReader.Require(sketch._counters[i] <= CountLimit.Largest - sum, "the counters of a row add up to more than 2^62");
                sum += sketch._counters[i];
            }
            SketchReader.Require(row == 0 || sum == sketch.Count, $"rows count {sketch.Count} and {sum} values");
            sketch.Count = sum;
        }
        reader.RequireEnd();
        return sketch;
    }

    /// <summary>A counter of a row: the next output of SplitMix64 that is seeded with the hash, scaled to the width.</summary>
    private int Index(ulong hash, int row)
    {
        var mixed = StableHash.Of(unchecked((long)(hash + Step * (ulong)(row + 1))));
        return row * Width + (int)((mixed >> 32) * (ulong)Width >> 32);
    }

    private void RequireSameTable(CountMinSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Width != Width || other.Depth != Depth)
        {
            throw new ArgumentException(
                $"The tables have {Depth} rows of {Width} and {other.Depth} of {other.Width} counters. Make all sketches with the same epsilon and delta.",
                nameof(other));
        }
    }

    private static double Require(double parameter, string name)
        => parameter >= SmallestParameter && parameter < 1
            ? parameter
            : throw new ArgumentOutOfRangeException(name, parameter, "The value must be at least 1e-6 and below 1.");
}
