namespace ModelMonitor.Statistics;

/// <summary>
/// Mahalanobis' distance (1936) √((x − μ)ᵀS⁻¹(x − μ)) of rows from a baseline: an outlier is a row that is far in view of the
/// variances and correlations. It does not depend on the units of the columns. When the correlation matrix has a
/// condition above 10⁸ or there are fewer than 5·d rows, λ = <see cref="Ridge"/> is added to its diagonal. Immutable and
/// thread-safe.
/// </summary>
public sealed class Mahalanobis
{
    private readonly double[] _mean;
    private readonly RegularisedCovariance _covariance;

    /// <summary>Takes mean and covariance (divisor m − 1) from the baseline. O(d³).</summary>
    /// <param name="baseline">The baseline, of at least two rows; it may change later.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    public Mahalanobis(RunningCovarianceMatrix baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.Count < 2)
        {
            throw new ArgumentException($"There are {baseline.Count} rows; at least 2 are needed.", nameof(baseline));
        }
        _mean = baseline.Means.ToArray();
        _covariance = new RegularisedCovariance(baseline.CoMoments, baseline.Count - 1, baseline.Count, baseline.Dimensions);
    }

    /// <summary>
    /// λ added to the diagonal of the correlation matrix: 0.01 where it was needed, else 0. With it distances are smaller.
    /// </summary>
    public double Ridge => _covariance.Ridge;

    /// <summary>Number of columns that vary in the baseline: the degrees of freedom of <see cref="PValue"/>.</summary>
    public int DegreesOfFreedom => _covariance.Dimensions;

    /// <summary>The squared distance of a row. O(d²); nothing is allocated up to 128 columns.</summary>
    /// <param name="row">One finite value for each column.</param>
    /// <returns>The square, at least 0; +∞ if a column that is constant in the baseline has another value.</returns>
    /// <exception cref="ArgumentException">The row has another length or holds NaN or an infinite value.</exception>
    public double SquaredDistance(ReadOnlySpan<double> row)
    {
        if (row.Length != _mean.Length)
        {
            throw new ArgumentException($"The row has {row.Length} values. Pass {_mean.Length}, one for each column.", nameof(row));
        }
        Sample.Require(row, nameof(row));
        Span<double> delta = row.Length <= 128 ? stackalloc double[row.Length] : new double[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            delta[i] = row[i] - _mean[i];
        }
        return _covariance.Form(delta);
    }

    /// <summary>The probability that a normal row is at least as far away: the upper tail of χ² at a squared distance.</summary>
    /// <param name="squaredDistance">As of <see cref="SquaredDistance"/>.</param>
    /// <returns>
    /// A p-value in [0, 1]. It takes the baseline as known: below some 100 rows for each column it is too small.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The square is negative or NaN.</exception>
    public double PValue(double squaredDistance)
        => squaredDistance >= 0 ? Tails.ChiSquared(squaredDistance, DegreesOfFreedom)
            : throw new ArgumentOutOfRangeException(nameof(squaredDistance), squaredDistance, "A squared distance is at least 0.");
}
