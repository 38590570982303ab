namespace ModelMonitor.Statistics;

/// <summary>
/// Count, mean and central moments of a stream in one pass (Welford 1962; Chan, Golub and LeVeque 1979; Terriberry 2007),
/// mergeable in any order up to rounding. O(1) a value and a merge, no allocation. A mutable value of 40 bytes: keep it in a
/// field or array; a copy is independent.
/// </summary>
/// <remarks>
/// The mean of finite values is finite. Deviations above some 1e77 have fourth powers that overflow, above 1e154 squares:
/// from then on <see cref="M4"/>, and <see cref="M2"/> with the variance, are +infinity, and <see cref="M3"/>, of which then
/// not even the sign is known, is NaN once it has overflowed; so is the skewness then, and the kurtosis is infinite or NaN.
/// Such a state can be merged, written and read.
/// </remarks>
public struct RunningMoments : ISketch<RunningMoments>
{
    private double _mean;

    /// <summary>Restores a state from its five numbers.</summary>
    /// <param name="count">Number of values, 0 to 2^62.</param>
    /// <param name="mean">Their mean; ignored without values.</param>
    /// <param name="m2">Sum of squared deviations from the mean, at least 0.</param>
    /// <param name="m3">Sum of cubed deviations from the mean.</param>
    /// <param name="m4">Sum of fourth powers of deviations from the mean, at least 0.</param>
    /// <exception cref="ArgumentException">The count is out of range or a number is not finite or has the wrong sign.</exception>
    public RunningMoments(long count, double mean, double m2, double m3 = 0, double m4 = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CountLimit.Largest);
        if (count == 0)
        {
            return;
        }
        if (!(double.IsFinite(mean) && double.IsFinite(m2) && double.IsFinite(m3) && double.IsFinite(m4)) || m2 < 0 || m4 < 0)
        {
            throw new ArgumentException(
                $"Mean {mean}, M2 {m2}, M3 {m3}, M4 {m4} are no moments. All must be finite, and M2 and M4 at least 0.", nameof(m2));
        }
        (Count, _mean, M2, M3, M4) = (count, mean, m2, m3, m4);
    }

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double M2 { get; private set; }

    /// <summary>Sum of cubed deviations from the mean.</summary>
    public double M3 { get; private set; }

    /// <summary>Sum of fourth powers of deviations from the mean.</summary>
    public double M4 { get; private set; }

    /// <summary>The mean; NaN without values.</summary>
    public readonly double Mean => Count > 0 ? _mean : double.NaN;

    /// <summary>Unbiased sample variance M2/(n − 1); NaN below two values.</summary>
    public readonly double Variance => Count > 1 ? M2 / (Count - 1) : double.NaN;

    /// <summary>Root of <see cref="Variance"/>; NaN below two values.</summary>
    public readonly double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Population variance M2/n; NaN without values.</summary>
    public readonly double PopulationVariance => Count > 0 ? M2 / Count : double.NaN;

    /// <summary>Population skewness √n·M3/M2^1.5; NaN for constant data.</summary>
    public readonly double Skewness => M2 > 0 ? Math.Sqrt(Count) * M3 / (M2 * Math.Sqrt(M2)) : double.NaN;

    /// <summary>Population excess kurtosis n·M4/M2² − 3, 0 for the normal law; NaN for constant data.</summary>
    public readonly double ExcessKurtosis => M2 > 0 ? Count * M4 / (M2 * M2) - 3 : double.NaN;

    /// <summary>Adds a value.</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite; it would spoil all later results.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Count missing and infinite values separately.");
        }
        double before = Count;
        double n = ++Count;
        if (before == 0)
        {
            // As below, but for squares that overflow. Without -0, as there.
            _mean = value + 0.0;
            return;
        }
        var delta = value - _mean;
        var step = double.IsFinite(delta) ? delta / n : value / n - _mean / n;
        var product = delta * step * before;
        _mean += step;
        M4 += product * step * step * (n * n - 3 * n + 3) + 6 * step * step * M2 - 4 * step * M3;
        M3 += product * step * (n - 2) - 3 * step * M2;
        M2 += product;
        SettleOverflow();
    }

    /// <summary>
    /// Adds many values in two passes over blocks of them, several times faster than one by one. The result is that of
    /// <see cref="Add(double)"/> but for rounding, of which there is less.
    /// </summary>
    /// <param name="values">Finite values, of which there may be none.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message names the first. Nothing was added.</exception>
    public void Add(ReadOnlySpan<double> values)
    {
        var all = this;
        for (var rest = values; !rest.IsEmpty; rest = rest[Math.Min(MomentBlock.Length, rest.Length)..])
        {
            var block = rest[..Math.Min(MomentBlock.Length, rest.Length)];
            var (mean, m2, m3, m4) = MomentBlock.Of(block);
            if (double.IsFinite(m4))
            {
                all.Merge(new RunningMoments { Count = block.Length, _mean = mean, M2 = m2, M3 = m3, M4 = m4 });
                continue;
            }
            Sample.Require(values, nameof(values), minimum: 0);
            foreach (var value in block)
            {
                all.Add(value);
            }
        }
        this = all;
    }

    /// <summary>Adds all values of another state, as if they had been added here.</summary>
    /// <param name="other">The state to add; it stays as it is.</param>
    /// <exception cref="ArgumentException">Both together have more than 2^62 values. Nothing was merged.</exception>
    public void Merge(in RunningMoments other)
    {
        if (other.Count == 0)
        {
            return;
        }
        if (Count == 0)
        {
            this = other;
            return;
        }
        var count = CountLimit.Sum(Count, other.Count);
        double a = Count, b = other.Count, n = a + b;
        var delta = other._mean - _mean;
        var (step, mean) = (delta / n, _mean + delta / n * b);
        if (!double.IsFinite(delta))
        {
            step = other._mean / n - _mean / n;
            mean = _mean * (a / n) + other._mean * (b / n);
        }
        M4 += other.M4 + delta * step * step * step * a * b * (a * a - a * b + b * b)
            + 6 * step * step * (a * a * other.M2 + b * b * M2) + 4 * step * (a * other.M3 - b * M3);
        M3 += other.M3 + delta * step * step * a * b * (a - b) + 3 * step * (a * other.M2 - b * M2);
        M2 += other.M2 + delta * step * a * b;
        (_mean, Count) = (mean, count);
        SettleOverflow();
    }

    void ISketch<RunningMoments>.Merge(RunningMoments other) => Merge(other);

    /// <summary>Forgets all values.</summary>
    public void Reset() => this = default;

    /// <inheritdoc/>
    public readonly byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.Moments);
        writer.WriteCount(Count);
        if (Count > 0)
        {
            writer.WriteDouble(_mean);
            writer.WriteDouble(M2);
            writer.WriteDouble(M3);
            writer.WriteDouble(M4);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static RunningMoments FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Moments);
        var moments = new RunningMoments();
        var count = 0L;
        if (reader.ReadCount(ref count) > 0)
        {
            // Squares of large values may have overflowed.
            moments = new()
            {
                Count = count,
                _mean = reader.ReadFinite("the mean"),
                M2 = reader.ReadDouble(),
                M3 = reader.ReadDouble(),
                M4 = reader.ReadDouble(),
            };
            SketchReader.Require(moments.M2 >= 0 && !double.IsNaN(moments.M4), "a sum of squares or of fourth powers is negative or NaN");
        }
        reader.RequireEnd();
        return moments;
    }

    /// <summary>Makes of what overflowed the values it should have. M4 overflows first.</summary>
    private void SettleOverflow()
    {
        if (!double.IsFinite(M4))
        {
            M4 = double.PositiveInfinity;
            M3 = double.IsFinite(M3) ? M3 : double.NaN;
            M2 = double.IsFinite(M2) ? M2 : double.PositiveInfinity;
        }
    }
}
