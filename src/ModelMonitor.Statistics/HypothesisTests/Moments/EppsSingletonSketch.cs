namespace ModelMonitor.Statistics;

/// <summary>
/// What an <see cref="EppsSingleton"/> test (1986) needs of a stream, in 128 bytes: the means of four waves of x/scale and
/// their ten co-moments. O(1) for each value; merges are exact up to rounding. The scale is fixed from the baseline, with
/// <see cref="EppsSingleton.Scale"/>, so that baseline and windows can be compared at any time.
/// </summary>
public sealed class EppsSingletonSketch : ISketch<EppsSingletonSketch>
{
    private WaveMoments _moments;

    /// <summary>Makes an empty sketch.</summary>
    /// <param name="scale">The unit of the values: finite and above 0, half the interquartile range of the baseline.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The scale is not finite or not above 0; a feature without a spread is compared by its categories.
    /// </exception>
    public EppsSingletonSketch(double scale) => Scale = StreamValue.RequirePositive(scale, nameof(scale));

    /// <summary>The unit of the values.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public long Count => _moments.Count;

    internal ref readonly WaveMoments Moments => ref _moments;

    /// <summary>Adds a value. O(1).</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is NaN or infinite, or so far out that value/scale is; the sketch is as before.
    /// </exception>
    public void Add(double value)
    {
        StreamValue.RequireFinite(value);
        var scaled = value / Scale;
        if (double.IsInfinity(scaled))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"The value overflows in units of the scale {Scale}. Take a larger scale.");
        }
        _moments.Add(scaled);
    }

    /// <inheritdoc/>
    public void Merge(EppsSingletonSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Scale != Scale)
        {
            throw new ArgumentException($"The scales are {Scale} and {other.Scale}. Only sketches of one scale can be merged.", nameof(other));
        }
        var added = other._moments;
        _moments.Merge(added);
    }

    /// <inheritdoc/>
    public void Reset() => _moments = default;

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.EppsSingleton);
        writer.WriteDouble(Scale);
        _moments.Write(writer);
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static EppsSingletonSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.EppsSingleton);
        var scale = reader.ReadFinite("the scale");
        SketchReader.Require(scale > 0, $"the scale is {scale}");
        var sketch = new EppsSingletonSketch(scale) { _moments = WaveMoments.Read(ref reader) };
        reader.RequireEnd();
        return sketch;
    }
}
