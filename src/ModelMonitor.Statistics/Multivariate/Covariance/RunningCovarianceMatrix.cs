namespace ModelMonitor.Statistics;

/// <summary>
/// Means and covariances of rows in one pass (Welford 1962; Chan, Golub and LeVeque 1979), mergeable in any order:
/// what <see cref="HotellingTSquared"/>, <see cref="Mahalanobis"/> and <see cref="PrincipalComponents"/> need of a
/// sample. 4·d² bytes.
/// </summary>
public sealed class RunningCovarianceMatrix : ISketch<RunningCovarianceMatrix>
{
    /// <summary>The largest number of columns.</summary>
    public const int LargestDimensions = 10_000;

    private readonly double[] _mean;
    private readonly double[] _delta;

    // The lower triangle, packed: sums of products of deviations from the means.
    private readonly double[] _coMoments;

    /// <summary>A state without rows.</summary>
    /// <param name="dimensions">Number d of columns, from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public RunningCovarianceMatrix(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, LargestDimensions);
        Dimensions = dimensions;
        _mean = new double[dimensions];
        _delta = new double[dimensions];
        _coMoments = new double[CholeskyFactor.PackedLength(dimensions)];
    }

    /// <summary>Number d of columns.</summary>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public long Count { get; private set; }

    internal ReadOnlySpan<double> Means => _mean;

    internal ReadOnlySpan<double> CoMoments => _coMoments;

    /// <summary>The state of given rows. O(n·d²).</summary>
    /// <param name="rows">Rows, of which there may be none; all values finite.</param>
    /// <returns>A new state.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static RunningCovarianceMatrix Of(Rows rows)
    {
        var state = new RunningCovarianceMatrix(rows.Dimensions);
        state.AddRange(rows);
        return state;
    }

    /// <summary>Adds a row. O(d²); nothing is allocated.</summary>
    /// <param name="row">One finite value for each column.</param>
    /// <exception cref="ArgumentException">
    /// The row has another length or holds NaN or an infinite value. Nothing was added.
    /// </exception>
    public void Add(ReadOnlySpan<double> row)
    {
        if (row.Length != Dimensions)
        {
            throw new ArgumentException($"The row has {row.Length} values. Pass {Dimensions}, one for each column.", nameof(row));
        }
        new Rows(row, Dimensions).Require(nameof(row));
        Count++;
        for (var i = 0; i < row.Length; i++)
        {
            _delta[i] = row[i] - _mean[i];
            _mean[i] += _delta[i] / Count;
        }
        AddOuterProduct((Count - 1.0) / Count);
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

    /// <summary>The mean of a column.</summary>
    /// <param name="column">Its number, from 0.</param>
    /// <returns>The mean; NaN without rows.</returns>
    public double Mean(int column)
    {
        RequireColumn(column, nameof(column));
        return Count > 0 ? _mean[column] : double.NaN;
    }

    /// <summary>The unbiased sample covariance of two columns, the variance of one.</summary>
    /// <param name="first">A column, from 0.</param>
    /// <param name="second">A column, from 0.</param>
    /// <returns>The covariance; NaN below two rows.</returns>
    public double Covariance(int first, int second)
    {
        RequireColumn(first, nameof(first));
        RequireColumn(second, nameof(second));
        return Count > 1 ? CholeskyFactor.Row(CoMoments, Math.Max(first, second))[Math.Min(first, second)] / (Count - 1) : double.NaN;
    }

    /// <inheritdoc/>
    public void Merge(RunningCovarianceMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSame(this, other, nameof(other));
        if (other.Count == 0)
        {
            return;
        }
        var total = CountLimit.Sum(Count, other.Count);
        var share = (double)other.Count / total;
        var weight = Count * share;
        for (var i = 0; i < _mean.Length; i++)
        {
            _delta[i] = other._mean[i] - _mean[i];
            _mean[i] += _delta[i] * share;
        }
        VectorMath.AddScaled(_coMoments, other._coMoments, 1);
        AddOuterProduct(weight);
        Count = total;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Count = 0;
        _mean.AsSpan().Clear();
        _coMoments.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.CovarianceMatrix);
        writer.WriteCount(Count);
        writer.WriteCount(Dimensions);
        foreach (var value in _mean)
        {
            writer.WriteDouble(value);
        }
        foreach (var value in _coMoments)
        {
            writer.WriteDouble(value);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static RunningCovarianceMatrix FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.CovarianceMatrix);
        var total = 0L;
        var count = reader.ReadCount(ref total);
        var dimensions = reader.ReadInt32(1, LargestDimensions, "the number of columns");
        var numbers = dimensions + CholeskyFactor.PackedLength(dimensions);
        SketchReader.Require(numbers == reader.Remaining / sizeof(double), $"{reader.Remaining} bytes do not hold {numbers} numbers");
        var state = new RunningCovarianceMatrix(dimensions) { Count = count };
        foreach (ref var value in state._mean.AsSpan())
        {
            value = reader.ReadFinite("a mean");
            SketchReader.Require(count > 0 || value == 0, "there is a mean without rows");
        }
        foreach (ref var value in state._coMoments.AsSpan())
        {
            value = reader.ReadFinite("a product of deviations");
            SketchReader.Require(count > 1 || value == 0, "there are products of deviations without two rows");
        }
        for (var i = 0; i < dimensions; i++)
        {
            SketchReader.Require(CholeskyFactor.Row(state.CoMoments, i)[i] >= 0, $"the variance of column {i} is negative");
        }
        reader.RequireEnd();
        return state;
    }

    internal static void RequireSame(RunningCovarianceMatrix state, RunningCovarianceMatrix other, string name)
    {
        if (state.Dimensions != other.Dimensions)
        {
            throw new ArgumentException(
                $"The other state has {other.Dimensions} columns and this one {state.Dimensions}. Both must have the same columns.", name);
        }
    }

    private void RequireColumn(int column, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Dimensions, name);
    }

    private void AddOuterProduct(double weight)
    {
        for (var i = 0; i < _delta.Length; i++)
        {
            VectorMath.AddScaled(CholeskyFactor.Row(_coMoments.AsSpan(), i), _delta, weight * _delta[i]);
        }
    }
}
