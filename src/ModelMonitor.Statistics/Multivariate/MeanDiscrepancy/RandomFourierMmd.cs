namespace ModelMonitor.Statistics;

/// <summary>
/// The maximum mean discrepancy in bounded memory: the sum of the <see cref="RandomFourierFeatures"/> (Rahimi and Recht 2007)
/// of all rows, from which MMD² of any two states follows, without bias by a form derived here. Windows and machines add up.
/// 16·D bytes besides the features, which many states share. Not thread-safe.
/// </summary>
public sealed class RandomFourierMmd : ISketch<RandomFourierMmd>
{
    // What rounding can add to sums that are read from bytes.
    private const double Slack = 1 + 1e-6;

    private readonly double[] _sum;
    private readonly double[] _row;
    private double _squares;

    /// <summary>A state without rows.</summary>
    /// <param name="features">The features; states that are merged or compared have equal ones.</param>
    public RandomFourierMmd(RandomFourierFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        Features = features;
        _sum = new double[features.Count];
        _row = new double[features.Count];
    }

    /// <summary>The features.</summary>
    public RandomFourierFeatures Features { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>Adds a row. O(D·d); nothing is allocated once the features have been drawn, with the first row.</summary>
    /// <param name="row">One finite value for each column.</param>
    /// <exception cref="ArgumentException">
    /// The row has another length or holds NaN or an infinite value. Nothing was added.
    /// </exception>
    public void Add(ReadOnlySpan<double> row)
    {
        Features.Transform(row, _row);
        Count++;
        _squares += VectorMath.Dot(_row, _row);
        VectorMath.AddScaled(_sum, _row, 1);
    }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">Rows, of which there may be none.</param>
    /// <exception cref="ArgumentException">
    /// The columns differ, or a value is NaN or infinite. The rows before it were added.
    /// </exception>
    public void AddRange(Rows rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Add(rows[i]);
        }
    }

    /// <summary>The unbiased estimate of MMD² between the rows of two states. O(D).</summary>
    /// <param name="other">A state of equal features.</param>
    /// <returns>The estimate, which may be negative; NaN when a state has fewer than two rows. Symmetric.</returns>
    /// <exception cref="ArgumentException">The features differ.</exception>
    public double UnbiasedSquared(RandomFourierMmd other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSame(other);
        return UnbiasedSquared(_sum, _squares, Count, other._sum, other._squares, other.Count);
    }

    /// <summary>
    /// MMD² between a baseline and a live window of a given size when nothing has changed: both are drawn again, with
    /// replacement, from the baseline rows, so the noise of the baseline is accounted for. It gives thresholds and
    /// p-values; in a <see cref="ThresholdGrid"/>, for any live size. O(repetitions·(m + n)·D) and 8·m·D bytes.
    /// </summary>
    /// <param name="features">The features.</param>
    /// <param name="baseline">The baseline: at least two rows, all values finite, independent of each other.</param>
    /// <param name="liveSize">Number n of live rows, at least 2.</param>
    /// <param name="seed">Seed: the same seed gives the same distribution.</param>
    /// <param name="repetitions">Number of simulations, at least 2. For a threshold at level α take at least 10/α.</param>
    /// <returns>The distribution of <see cref="UnbiasedSquared(RandomFourierMmd)"/>.</returns>
    /// <exception cref="ArgumentException">The columns differ, a value is NaN or infinite, or a number is too small.</exception>
    public static NullDistribution SimulateNull(
        RandomFourierFeatures features, Rows baseline, int liveSize, int seed, int repetitions = 1000)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 2);
        baseline.Require(nameof(baseline), minimum: 2);
        var size = features.Count;
        var rows = new double[baseline.Count][];
        var squares = new double[baseline.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[size];
            features.Transform(baseline[i], rows[i]);
            squares[i] = VectorMath.Dot(rows[i], rows[i]);
        }
        var random = new Random(seed);
        var (first, second, values) = (new double[size], new double[size], new double[repetitions]);
        for (var r = 0; r < values.Length; r++)
        {
            var firstSquares = Draw(random, rows, squares, rows.Length, first);
            var secondSquares = Draw(random, rows, squares, liveSize, second);
            values[r] = UnbiasedSquared(first, firstSquares, rows.Length, second, secondSquares, liveSize);
        }
        return NullDistribution.FromChunks(values);
    }

    /// <inheritdoc/>
    public void Merge(RandomFourierMmd other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSame(other);
        Count = CountLimit.Sum(Count, other.Count);
        _squares += other._squares;
        VectorMath.AddScaled(_sum, other._sum, 1);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (Count, _squares) = (0, 0);
        _sum.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.RandomFourier);
        writer.WriteCount(Features.Dimensions);
        writer.WriteDouble(Features.Bandwidth);
        writer.WriteSigned(Features.Seed);
        writer.WriteCount(Count);
        writer.WriteDouble(_squares);
        writer.WriteCount(Features.Count);
        foreach (var value in _sum)
        {
            writer.WriteDouble(value);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static RandomFourierMmd FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.RandomFourier);
        var dimensions = reader.ReadInt32(1, Array.MaxLength, "the number of columns");
        var bandwidth = reader.ReadFinite("the bandwidth");
        SketchReader.Require(RandomFourierFeatures.IsBandwidth(bandwidth), $"the bandwidth is {bandwidth}");
        var seed = reader.ReadSigned();
        SketchReader.Require(seed is >= int.MinValue and <= int.MaxValue, $"the seed is {seed}");
        var total = 0L;
        var count = reader.ReadCount(ref total);
        var squares = reader.ReadFinite("the sum of squares");
        SketchReader.Require(squares >= 0 && squares <= 2.0 * count * Slack, $"the sum of squares of {count} rows is {squares}");
        var features = reader.ReadLength(sizeof(double), "features");
        SketchReader.Require(RandomFourierFeatures.IsCount(features), $"there are {features} features");
        var state = new RandomFourierMmd(new RandomFourierFeatures(dimensions, bandwidth, (int)seed, features)) { Count = count, _squares = squares };
        // No feature exceeds √(2/D).
        var largest = count * Math.Sqrt(2.0 / features) * Slack;
        for (var r = 0; r < features; r++)
        {
            var sum = state._sum[r] = reader.ReadFinite("the sum of a feature");
            SketchReader.Require(Math.Abs(sum) <= largest, $"the sum of a feature over {count} rows is {sum}");
        }
        reader.RequireEnd();
        return state;
    }

    private static double UnbiasedSquared(
        ReadOnlySpan<double> first, double firstSquares, double m, ReadOnlySpan<double> second, double secondSquares, double n)
        => m < 2 || n < 2 ? double.NaN
            : (VectorMath.Dot(first, first) - firstSquares) / (m * (m - 1))
                + (VectorMath.Dot(second, second) - secondSquares) / (n * (n - 1))
                - 2 * VectorMath.Dot(first, second) / (m * n);

    private static double Draw(Random random, double[][] rows, double[] squares, int count, Span<double> sum)
    {
        sum.Clear();
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            var drawn = random.Next(rows.Length);
            VectorMath.AddScaled(sum, rows[drawn], 1);
            total += squares[drawn];
        }
        return total;
    }

    private void RequireSame(RandomFourierMmd other)
    {
        if (!Features.IsSame(other.Features))
        {
            throw new ArgumentException($"The other state has {other.Features}; this one {Features}. Make both with equal features.", nameof(other));
        }
    }
}
