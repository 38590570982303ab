namespace ModelMonitor.Statistics;

/// <summary>
/// DDSketch (Masson, Rim and Lee 2019): quantiles whose value is off by at most a share α of itself, which suits
/// latencies, sizes and amounts. Deterministic; two sketches merge into exactly the sketch of both streams, in any order.
/// </summary>
/// <remarks>
/// State: 8 bytes a bin, with bins for the range of magnitudes that occurs and at most <see cref="MaxBins"/> for each
/// sign: 2,048 of them span a factor of 4·10¹⁷ at α = 1 %. Beyond that the bins of the smallest magnitude are counted
/// together, and quantiles that fall there are only known to be as small. Magnitudes below 2.2e-308 count as zero. Count,
/// minimum and maximum are exact; the sum is but for rounding. Not thread-safe.
/// </remarks>
public sealed class DDSketch : ISketch<DDSketch>
{
    private const double SmallestAccuracy = 1e-6;
    private const double LargestAccuracy = 0.5;
    private const int LargestMaxBins = 1 << 17;

    private readonly DDSketchKeys _keys;
    private readonly DDSketchBins _positive;
    private readonly DDSketchBins _negative;
    private long _zeros;
    private double _sum;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    /// <summary>Creates an empty sketch.</summary>
    /// <param name="relativeAccuracy">α, from 0.000001 to 0.5: a quantile x is reported between (1 − α)·x and (1 + α)·x.</param>
    /// <param name="maxBins">The most bins for each sign, 1 to 131,072, which hold every double at 1 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public DDSketch(double relativeAccuracy = 0.01, int maxBins = 2048)
    {
        if (!IsAccuracy(relativeAccuracy))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeAccuracy), relativeAccuracy, "The accuracy lies between 0.000001 and 0.5; 0.01 is 1 %.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBins, LargestMaxBins);
        (RelativeAccuracy, MaxBins) = (relativeAccuracy, maxBins);
        _keys = new(relativeAccuracy);
        (_positive, _negative) = (new(maxBins), new(maxBins));
    }

    /// <summary>α, the largest error of a quantile as a share of it.</summary>
    public double RelativeAccuracy { get; }

    /// <summary>The most bins for each sign.</summary>
    public int MaxBins { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>Sum of all values, as double arithmetic has it; 0 without values.</summary>
    public double Sum => _sum;

    /// <summary>The smallest value, exact; NaN without values.</summary>
    public double Min => Count > 0 ? _min : double.NaN;

    /// <summary>The largest value, exact; NaN without values.</summary>
    public double Max => Count > 0 ? _max : double.NaN;

    /// <summary>Whether magnitudes span more than the bins do, so that the smallest ones have lost their accuracy.</summary>
    public bool IsCollapsed => _positive.IsCollapsed || _negative.IsCollapsed;

    /// <summary>Adds a value. O(1).</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public void Add(double value)
    {
        var magnitude = Math.Abs(value);
        if (magnitude is >= DDSketchKeys.SmallestMagnitude and <= double.MaxValue)
        {
            (value > 0 ? _positive : _negative).Add(_keys.KeyOf(magnitude));
        }
        else
        {
            StreamValue.RequireFinite(value);
            _zeros++;

            // Of 0 and −0 the extremes would keep the one that came first.
            value += 0.0;
        }
        Count++;
        _sum += value;
        if (value < _min)
        {
            _min = value;
        }
        if (value > _max)
        {
            _max = value;
        }
    }

    /// <summary>The value at a share of the order: the (1 + ⌊q·(n − 1)⌋)-th smallest. O(bins).</summary>
    /// <param name="q">Share in [0, 1]; 0 is the minimum, 1 the maximum, both exact.</param>
    /// <returns>A value within <see cref="RelativeAccuracy"/> of it and between the extremes; NaN without values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1] or NaN.</exception>
    public double Quantile(double q)
    {
        QuantileShare.Require(q);
        var rank = (long)(q * (Count - 1));
        if (rank <= 0 || rank >= Count - 1)
        {
            return rank <= 0 ? Min : Max;
        }
        var negatives = _negative.Total;
        var value = rank < negatives ? -_keys.ValueOf(_negative.KeyAt(negatives - 1 - rank))
            : rank < negatives + _zeros ? 0
            : _keys.ValueOf(_positive.KeyAt(rank - negatives - _zeros));
        return Math.Clamp(value, _min, _max);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">There is no other sketch.</exception>
    public void Merge(DDSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.RelativeAccuracy != RelativeAccuracy || other.MaxBins != MaxBins)
        {
            throw new ArgumentException(
                $"One sketch has {MaxBins} bins of relative accuracy {RelativeAccuracy}, the other {other.MaxBins} of {other.RelativeAccuracy}. Create both with the same parameters.",
                nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        _positive.Merge(other._positive);
        _negative.Merge(other._negative);
        _zeros += other._zeros;
        _sum += other._sum;
        (_min, _max) = (Math.Min(_min, other._min), Math.Max(_max, other._max));
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _positive.Reset();
        _negative.Reset();
        (Count, _zeros, _sum, _min, _max) = (0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.DDSketch);
        writer.WriteDouble(RelativeAccuracy);
        writer.WriteCount(MaxBins);
        _positive.Write(writer);
        _negative.Write(writer);
        writer.WriteCount(_zeros);
        if (Count > 0)
        {
            writer.WriteDouble(_min);
            writer.WriteDouble(_max);
            writer.WriteDouble(_sum);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static DDSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.DDSketch);
        var accuracy = reader.ReadFinite("the accuracy");
        SketchReader.Require(IsAccuracy(accuracy), $"the accuracy is {accuracy}");
        var sketch = new DDSketch(accuracy, reader.ReadInt32(1, LargestMaxBins, "the number of bins"));
        var total = 0L;
        sketch._positive.Read(ref reader, ref total);
        sketch._negative.Read(ref reader, ref total);
        sketch._zeros = reader.ReadCount(ref total);
        sketch.Count = total;
        if (total > 0)
        {
            sketch._min = reader.ReadFinite("the minimum");
            sketch._max = reader.ReadFinite("the maximum");
            sketch._sum = reader.ReadDouble();
            SketchReader.Require(sketch.ExtremesFit(), "the extremes are not in the outermost bins");
        }
        reader.RequireEnd();
        return sketch;
    }

    private static bool IsAccuracy(double value) => value is >= SmallestAccuracy and <= LargestAccuracy;

    private bool ExtremesFit()
        => _min <= _max && EndsWith(_positive, _max) && EndsWith(_negative, -_min)
            && (_zeros == 0 || (_min < DDSketchKeys.SmallestMagnitude && _max > -DDSketchKeys.SmallestMagnitude));

    private bool EndsWith(DDSketchBins bins, double largest)
    {
        var used = bins.Used(out var lowest);
        return used.IsEmpty
            ? largest < DDSketchKeys.SmallestMagnitude
            : largest >= DDSketchKeys.SmallestMagnitude && _keys.KeyOf(largest) == lowest + used.Length - 1;
    }
}
