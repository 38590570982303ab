namespace ModelMonitor.Statistics;

/// <summary>
/// Principal components of a standardised baseline, to watch whether live rows still keep to its correlations: the
/// reconstruction error sees what leaves the kept components, T² what is unusual within them, and neither alone sees
/// both (Jackson and Mudholkar 1979; NannyML, whose encoding of categories is not part of it). Columns that are constant
/// in the baseline are left out. Immutable and thread-safe.
/// </summary>
public sealed class PrincipalComponents
{
    private const double RelativeZero = 1e-12;
    private const int StackRow = 128;

    private readonly Standardizer _standardizer;
    private readonly double[] _variance;
    private readonly double[] _vectors;

    private PrincipalComponents(RunningCovarianceMatrix baseline, SymmetricEigen eigen, int components)
    {
        _standardizer = new Standardizer(baseline);
        Count = components;
        _vectors = eigen.Vectors(components);
        // Standard deviations have the divisor m, variances of scores m − 1, as everywhere.
        var total = 0.0;
        _variance = new double[eigen.Values.Length];
        for (var i = 0; i < _variance.Length; i++)
        {
            _variance[i] = eigen.Values[i] * baseline.Count / (baseline.Count - 1);
            total += _variance[i];
        }
        for (var i = 0; i < components; i++)
        {
            ExplainedShare += _variance[i] / total;
        }
    }

    /// <summary>Number of columns.</summary>
    public int Dimensions => _variance.Length;

    /// <summary>Number k of components kept.</summary>
    public int Count { get; }

    /// <summary>Share of the variance that the kept components explain, in [0, 1].</summary>
    public double ExplainedShare { get; }

    /// <summary>Variances of the scores of all components, largest first, for standardised columns.</summary>
    public ReadOnlySpan<double> Variances => _variance;

    /// <summary>The loadings of a component: a vector of length 1 over the standardised columns.</summary>
    /// <param name="component">Its number, from 0, that of the largest variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such component is kept.</exception>
    public ReadOnlySpan<double> Loadings(int component)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(component);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(component, Count);
        return _vectors.AsSpan(component * Dimensions, Dimensions);
    }

    /// <summary>Keeps as few components as explain more than a share of the variance. O(d³).</summary>
    /// <param name="baseline">The baseline, of at least two rows; it may change later.</param>
    /// <param name="varianceShare">The share that must be exceeded, strictly between 0 and 1.</param>
    /// <returns>The components.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two rows, no column varies, or the share is outside its range.
    /// </exception>
    public static PrincipalComponents Fit(RunningCovarianceMatrix baseline, double varianceShare = 0.65)
    {
        StreamValue.RequireProbability(varianceShare, nameof(varianceShare));
        var eigen = Decompose(baseline);
        var (total, kept, components) = (0.0, 0.0, 0);
        foreach (var value in eigen.Values)
        {
            total += value;
        }
        while (components < eigen.Values.Length && kept <= varianceShare * total)
        {
            kept += eigen.Values[components++];
        }
        return new PrincipalComponents(baseline, eigen, Math.Min(components, Rank(eigen)));
    }

    /// <summary>Keeps a number of components. O(d³).</summary>
    /// <param name="baseline">The baseline, of at least two rows; it may change later.</param>
    /// <param name="components">The number, from 1 to d. Components without variance are not kept.</param>
    /// <returns>The components.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two rows, no column varies, or the number is outside its range.
    /// </exception>
    public static PrincipalComponents FitComponents(RunningCovarianceMatrix baseline, int components)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        var eigen = Decompose(baseline);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, eigen.Values.Length);
        return new PrincipalComponents(baseline, eigen, Math.Min(components, Rank(eigen)));
    }

    /// <summary>
    /// Control limits for windows of the size of a chunk: the mean of the chunks ± a number of their population standard
    /// deviations. Each chunk is measured against components of all other rows, so that limits are not too narrow.
    /// O(m·d² + chunks²·d² + chunks·d³).
    /// </summary>
    /// <param name="baseline">
    /// The baseline in the order of time, all values finite; rows after the last whole chunk only add to the components.
    /// </param>
    /// <param name="chunkSize">Number of rows of a live window, at least 2; there are two chunks or more.</param>
    /// <param name="varianceShare">
    /// As for <see cref="Fit"/>; all chunks keep the number of components of the whole baseline.
    /// </param>
    /// <param name="deviations">Number of standard deviations, above 0.</param>
    /// <returns>Limits, none below 0.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two chunks, a value is NaN or infinite, or a number is outside its range.
    /// </exception>
    public static PrincipalComponentsLimits Limits(Rows baseline, int chunkSize, double varianceShare = 0.65, double deviations = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 2);
        StreamValue.RequirePositive(deviations, nameof(deviations));
        baseline.Require(nameof(baseline), 2 * chunkSize);
        var components = Fit(RunningCovarianceMatrix.Of(baseline), varianceShare).Count;
        var chunks = baseline.Count / chunkSize;
        var (errors, tSquared) = (new RunningMoments(), new RunningMoments());
        var states = new RunningCovarianceMatrix[chunks];
        for (var c = 0; c < chunks; c++)
        {
            states[c] = RunningCovarianceMatrix.Of(baseline.Slice(c * chunkSize, chunkSize));
        }
        for (var c = 0; c < chunks; c++)
        {
            var others = RunningCovarianceMatrix.Of(baseline.Slice(chunks * chunkSize, baseline.Count - chunks * chunkSize));
            for (var o = 0; o < chunks; o++)
            {
                if (o != c)
                {
                    others.Merge(states[o]);
                }
            }
            var window = FitComponents(others, components).Measure(baseline.Slice(c * chunkSize, chunkSize));
            errors.Add(window.MeanError);
            tSquared.Add(window.MeanTSquared);
        }
        return new PrincipalComponentsLimits(Around(errors, deviations), Around(tSquared, deviations), chunks);
    }

    /// <summary>The distance of a row from the components. O(d·k); nothing is allocated up to 128 columns.</summary>
    /// <param name="row">One finite value for each column.</param>
    /// <returns>Reconstruction error and T².</returns>
    /// <exception cref="ArgumentException">The row has another length or holds NaN or an infinite value.</exception>
    public PrincipalComponentsDistance Measure(ReadOnlySpan<double> row)
    {
        if (row.Length != Dimensions)
        {
            throw new ArgumentException($"The row has {row.Length} values. Pass {Dimensions}, one for each column.", nameof(row));
        }
        Sample.Require(row, nameof(row));
        Span<double> scaled = row.Length <= StackRow ? stackalloc double[row.Length] : new double[row.Length];
        Span<double> rest = row.Length <= StackRow ? stackalloc double[row.Length] : new double[row.Length];
        _standardizer.TransformRow(row, scaled);
        scaled.CopyTo(rest);
        var tSquared = 0.0;
        for (var j = 0; j < Count; j++)
        {
            var vector = _vectors.AsSpan(j * row.Length, row.Length);
            var score = VectorMath.Dot(scaled, vector);
            tSquared += score * score / _variance[j];
            VectorMath.AddScaled(rest, vector, -score);
        }
        return new PrincipalComponentsDistance(Math.Sqrt(VectorMath.Dot(rest, rest)), tSquared);
    }

    /// <summary>The distances of the rows of a window. O(n·d·k).</summary>
    /// <param name="window">Rows with the columns of the baseline, all values finite.</param>
    /// <returns>Means and standard errors, NaN without rows; windows can be merged.</returns>
    /// <exception cref="ArgumentException">Columns differ, or a value is NaN or infinite.</exception>
    public PrincipalComponentsWindow Measure(Rows window)
    {
        var measured = new PrincipalComponentsWindow();
        for (var i = 0; i < window.Count; i++)
        {
            measured.Add(Measure(window[i]));
        }
        return measured;
    }

    private static SymmetricEigen Decompose(RunningCovarianceMatrix baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.Count < 2)
        {
            throw new ArgumentException($"There are {baseline.Count} rows; at least 2 are needed.", nameof(baseline));
        }
        var (size, coMoments) = (baseline.Dimensions, baseline.CoMoments.ToArray());
        var matrix = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var scale = CholeskyFactor.Row(coMoments.AsSpan(), i)[i];
            for (var j = 0; j <= i; j++)
            {
                var product = scale * CholeskyFactor.Row(coMoments.AsSpan(), j)[j];
                matrix[i * size + j] = matrix[j * size + i] = product > 0 ? CholeskyFactor.Row(coMoments.AsSpan(), i)[j] / Math.Sqrt(product) : 0;
            }
        }
        var eigen = new SymmetricEigen(matrix, size);
        return eigen.Values[0] > 0 ? eigen
            : throw new ArgumentException("No column varies. Components need at least one that does.", nameof(baseline));
    }

    private static int Rank(SymmetricEigen eigen)
    {
        var rank = 0;
        while (rank < eigen.Values.Length && eigen.Values[rank] > RelativeZero * eigen.Values[0])
        {
            rank++;
        }
        return rank;
    }

    private static ControlLimits Around(in RunningMoments chunks, double deviations)
    {
        var half = deviations * Math.Sqrt(chunks.PopulationVariance);
        return new ControlLimits(Math.Max(0, chunks.Mean - half), chunks.Mean + half);
    }
}
