using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Random Fourier features φ_r(x) = √(2/D)·cos(ω_rᵀx + b_r) of the Gaussian kernel (Rahimi and Recht 2007): φ(x)·φ(y) is
/// exp(−‖x − y‖²/(2σ²)) up to an error of the order 1/√D. Equal parameters give the same features everywhere. Immutable
/// and thread-safe; 8·D·d bytes.
/// </summary>
public sealed class RandomFourierFeatures
{
    /// <summary>The largest number of features.</summary>
    public const int LargestCount = 65_536;

    private const int CountStep = 8;

    // Drawn on first use: a state read from bytes may never see a row. Two threads draw the same numbers.
    private double[]? _frequencies;

    /// <summary>Features of given parameters.</summary>
    /// <param name="dimensions">Number d of columns, at least 1.</param>
    /// <param name="bandwidth">
    /// σ of the Gaussian kernel, in the unit of the columns, from 1e-100 to 1e100; see <see cref="MedianHeuristic"/>.
    /// </param>
    /// <param name="seed">Seed of the frequencies. Keep it with the baseline: states compare only at equal seeds.</param>
    /// <param name="count">Number D of features: a multiple of 8, at most 65,536.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public RandomFourierFeatures(int dimensions, double bandwidth, int seed, int count = 128)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (!IsBandwidth(bandwidth))
        {
            throw new ArgumentOutOfRangeException(nameof(bandwidth), bandwidth, "The bandwidth must lie between 1e-100 and 1e100. Scale the columns first.");
        }
        if (!IsCount(count))
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of features must be a multiple of {CountStep}, at most {LargestCount}.");
        }
        (Dimensions, Bandwidth, Seed, Count) = (dimensions, bandwidth, seed, count);
    }

    /// <summary>Number d of columns.</summary>
    public int Dimensions { get; }

    /// <summary>σ of the Gaussian kernel.</summary>
    public double Bandwidth { get; }

    /// <summary>Seed of the frequencies.</summary>
    public int Seed { get; }

    /// <summary>Number D of features.</summary>
    public int Count { get; }

    /// <summary>The features of a row. O(D·d). The first call draws the frequencies; later ones allocate nothing.</summary>
    /// <param name="row">d finite values.</param>
    /// <param name="features">Where D features go.</param>
    /// <exception cref="ArgumentException">
    /// The row or the destination has another length, or a value is NaN, infinite or too far from 0 for the bandwidth.
    /// </exception>
    public void Transform(ReadOnlySpan<double> row, Span<double> features)
    {
        Sample.Require(row, nameof(row));
        if (row.Length != Dimensions)
        {
            throw new ArgumentException($"The row has {row.Length} values. Pass {Dimensions}, one for each column.", nameof(row));
        }
        if (features.Length != Count)
        {
            throw new ArgumentException($"There is room for {features.Length} features. Pass room for {Count}.", nameof(features));
        }
        if (!TryTransform(row, _frequencies ??= Draw(), features))
        {
            throw new ArgumentOutOfRangeException(nameof(row), "A value is too far from 0 for the bandwidth. Standardise the columns first.");
        }
    }

    internal static bool IsBandwidth(double value) => value is >= 1e-100 and <= 1e100;

    internal static bool IsCount(int value) => value is > 0 and <= LargestCount && value % CountStep == 0;

    internal bool IsSame(RandomFourierFeatures other)
        => (Dimensions, Bandwidth, Seed, Count) == (other.Dimensions, other.Bandwidth, other.Seed, other.Count);

    /// <inheritdoc/>
    public override string ToString()
        => FormattableString.Invariant($"{Count} features of {Dimensions} columns, bandwidth {Bandwidth}, seed {Seed}");

    /// <summary>False if a phase was not finite.</summary>
    private bool TryTransform(ReadOnlySpan<double> row, ReadOnlySpan<double> frequencies, Span<double> features)
    {
        var scale = new Vector<double>(Math.Sqrt(2.0 / Count));
        var sum = Vector<double>.Zero;
        var width = Vector<double>.Count;
        var i = 0;

        // Four phases at once, since one addition waits for the one before it.
        for (; i + 4 * width <= features.Length; i += 4 * width)
        {
            var (a, b) = (VectorMath.Load(frequencies, i), VectorMath.Load(frequencies, i + width));
            var (c, d) = (VectorMath.Load(frequencies, i + 2 * width), VectorMath.Load(frequencies, i + 3 * width));
            for (var (k, at) = (0, Count + i); k < row.Length; k++, at += Count)
            {
                var value = new Vector<double>(row[k]);
                a += VectorMath.Load(frequencies, at) * value;
                b += VectorMath.Load(frequencies, at + width) * value;
                c += VectorMath.Load(frequencies, at + 2 * width) * value;
                d += VectorMath.Load(frequencies, at + 3 * width) * value;
            }
            sum += Store(a, features[i..]) + Store(b, features[(i + width)..]);
            sum += Store(c, features[(i + 2 * width)..]) + Store(d, features[(i + 3 * width)..]);
        }
        for (; i < features.Length; i += width)
        {
            var phase = VectorMath.Load(frequencies, i);
            for (var k = 0; k < row.Length; k++)
            {
                phase += VectorMath.Load(frequencies, (k + 1) * Count + i) * new Vector<double>(row[k]);
            }
            sum += Store(phase, features[i..]);
        }
        return double.IsFinite(Vector.Sum(sum));

        Vector<double> Store(Vector<double> phase, Span<double> destination)
        {
            var feature = Cosine(phase) * scale;
            feature.CopyTo(destination);
            return feature;
        }
    }

    /// <summary>
    /// cos(2πt) = sin(2πa) with a = ¼ − |t| for the distance t to the nearest whole turn, by Taylor to the last bit: the
    /// coefficients are (−1)^k (2π)^(2k + 1)/(2k + 1)!, and are summed in pairs so that little waits for other results.
    /// </summary>
    private static Vector<double> Cosine(Vector<double> turns)
    {
        var a = new Vector<double>(0.25) - Vector.Abs(turns - Vector.Floor(turns + new Vector<double>(0.5)));
        var a2 = a * a;
        var a4 = a2 * a2;
        var a8 = a4 * a4;
        var first = Pair(6.283185307179586, -41.34170224039976, a2) + Pair(81.60524927607506, -76.70585975306139, a2) * a4;
        var second = Pair(42.058693944897655, -15.09464257682299, a2) + Pair(3.819952584848282, -0.7181223017785006, a2) * a4;
        var third = Pair(0.10422916220813984, -0.012031585942120627, a2) + new Vector<double>(0.0011309237482517961) * a4;
        return a * (first + (second + third * a8) * a8);
    }

    private static Vector<double> Pair(double constant, double slope, Vector<double> x) => new Vector<double>(constant) + new Vector<double>(slope) * x;

    /// <summary>D phases and d times D frequencies, in turns: b/(2π) and ω/(2π). The same on every version of .NET.</summary>
    private double[] Draw()
    {
        var drawn = new double[(Dimensions + 1L) * Count];
        var state = (ulong)StableHash.Of(Seed);
        for (var r = 0; r < Count; r++)
        {
            drawn[r] = Uniform(ref state);
        }
        for (var i = Count; i < drawn.Length; i += 2)
        {
            // Box and Muller (1958).
            var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(ref state))) / (2 * Math.PI * Bandwidth);
            var (sine, cosine) = Math.SinCos(2 * Math.PI * Uniform(ref state));
            (drawn[i], drawn[i + 1]) = (radius * cosine, radius * sine);
        }
        return drawn;
    }

    /// <summary>
    /// The next number in [0, 1): hashes of an arithmetic progression by the golden ratio (SplitMix; Steele et al. 2014).
    /// </summary>
    private static double Uniform(ref ulong state)
        => (StableHash.Of((long)(state += 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));
}
