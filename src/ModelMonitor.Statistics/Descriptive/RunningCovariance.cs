namespace ModelMonitor.Statistics;

/// <summary>
/// Means, variances and covariance of a stream of pairs in one pass (Welford 1962; Chan, Golub and LeVeque 1979),
/// mergeable in any order up to rounding. O(1) a pair and a merge, no allocation. A mutable value of 48 bytes: keep it in a
/// field or array; a copy is independent.
/// </summary>
public struct RunningCovariance : ISketch<RunningCovariance>
{
    private double _meanX, _meanY;

    /// <summary>Number of pairs.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of squared deviations of x from its mean.</summary>
    public double M2X { get; private set; }

    /// <summary>Sum of squared deviations of y from its mean.</summary>
    public double M2Y { get; private set; }

    /// <summary>Sum of products of deviations.</summary>
    public double CoMoment { get; private set; }

    /// <summary>Mean of x; NaN without pairs.</summary>
    public readonly double MeanX => Count > 0 ? _meanX : double.NaN;

    /// <summary>Mean of y; NaN without pairs.</summary>
    public readonly double MeanY => Count > 0 ? _meanY : double.NaN;

    /// <summary>Unbiased sample covariance; NaN below two pairs.</summary>
    public readonly double Covariance => Count > 1 ? CoMoment / (Count - 1) : double.NaN;

    /// <summary>Pearson's coefficient in [−1, 1]; NaN when a variable is constant and below two pairs.</summary>
    public readonly double Correlation
        => M2X > 0 && M2Y > 0 ? Math.Clamp(CoMoment / (Math.Sqrt(M2X) * Math.Sqrt(M2Y)), -1, 1) : double.NaN;

    /// <summary>Adds a pair.</summary>
    /// <param name="x">A finite value.</param>
    /// <param name="y">A finite value.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; it would spoil all later results.</exception>
    public void Add(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new ArgumentException($"The pair is ({x}, {y}). Leave out pairs with missing or infinite values.", double.IsFinite(x) ? nameof(y) : nameof(x));
        }
        Count++;
        var deltaX = x - _meanX;
        var deltaY = y - _meanY;
        _meanX += deltaX / Count;
        _meanY += deltaY / Count;
        M2X += deltaX * (x - _meanX);
        M2Y += deltaY * (y - _meanY);
        CoMoment += deltaX * (y - _meanY);
    }

    /// <summary>Adds all pairs of another state, as if they had been added here.</summary>
    /// <param name="other">The state to add; it stays as it is.</param>
    public void Merge(in RunningCovariance other)
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
        var total = CountLimit.Sum(Count, other.Count);
        var share = (double)other.Count / total;
        var weight = Count * share;
        var deltaX = other._meanX - _meanX;
        var deltaY = other._meanY - _meanY;
        M2X += other.M2X + deltaX * deltaX * weight;
        M2Y += other.M2Y + deltaY * deltaY * weight;
        CoMoment += other.CoMoment + deltaX * deltaY * weight;
        _meanX += deltaX * share;
        _meanY += deltaY * share;
        Count = total;
    }

    void ISketch<RunningCovariance>.Merge(RunningCovariance other) => Merge(other);

    /// <summary>Forgets all pairs.</summary>
    public void Reset() => this = default;

    /// <inheritdoc/>
    public readonly byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.Covariance);
        writer.WriteCount(Count);
        if (Count > 0)
        {
            writer.WriteDouble(_meanX);
            writer.WriteDouble(_meanY);
            writer.WriteDouble(M2X);
            writer.WriteDouble(M2Y);
            writer.WriteDouble(CoMoment);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static RunningCovariance FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Covariance);
        var moments = new RunningCovariance();
        var count = 0L;
        if (reader.ReadCount(ref count) > 0)
        {
            // Squares of large values may have overflowed.
            moments = new()
            {
                Count = count,
                _meanX = reader.ReadDouble(),
                _meanY = reader.ReadDouble(),
                M2X = reader.ReadDouble(),
                M2Y = reader.ReadDouble(),
                CoMoment = reader.ReadDouble(),
            };
            SketchReader.Require(!(moments.M2X < 0) && !(moments.M2Y < 0), "a sum of squares is negative");
        }
        reader.RequireEnd();
        return moments;
    }
}
