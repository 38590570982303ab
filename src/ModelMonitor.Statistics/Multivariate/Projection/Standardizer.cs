namespace ModelMonitor.Statistics;

/// <summary>
/// Columns on a common scale: (x − mean)/standard deviation of a baseline, with the population deviation (divisor m). A
/// column that is constant in the baseline becomes 0, whatever its value: watch such columns on their own. As in scikit-learn.
/// O(d) a row; learnt from a <see cref="RunningCovarianceMatrix"/>, which merges. Immutable and thread-safe.
/// </summary>
public sealed class Standardizer
{
    private readonly double[] _mean;
    private readonly double[] _scale;

    /// <summary>Takes means and deviations from the baseline.</summary>
    /// <param name="baseline">The baseline, of at least one row; it may change later.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public Standardizer(RunningCovarianceMatrix baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.Count < 1)
        {
            throw new ArgumentException("There are 0 rows; at least 1 is needed.", nameof(baseline));
        }
        _mean = baseline.Means.ToArray();
        _scale = new double[_mean.Length];
        for (var i = 0; i < _scale.Length; i++)
        {
            _scale[i] = Math.Sqrt(CholeskyFactor.Row(baseline.CoMoments, i)[i] / baseline.Count);
        }
    }

    /// <summary>Takes means and deviations from baseline rows.</summary>
    /// <param name="baseline">At least one row, all values finite.</param>
    /// <exception cref="ArgumentException">There are no rows, or a value is NaN or infinite.</exception>
    public Standardizer(Rows baseline)
        : this(RunningCovarianceMatrix.Of(baseline))
    {
    }

    /// <summary>The means of the columns.</summary>
    public ReadOnlySpan<double> Means => _mean;

    /// <summary>The population standard deviations of the columns.</summary>
    public ReadOnlySpan<double> Scales => _scale;

    /// <summary>Standardises rows.</summary>
    /// <param name="rows">Rows with the columns of the baseline, all values finite.</param>
    /// <param name="destination">Where the standardised values go, as many; it may be the memory of the rows.</param>
    /// <exception cref="ArgumentException">Columns or lengths differ, or a value is NaN or infinite.</exception>
    public void Transform(Rows rows, Span<double> destination)
    {
        rows.Require(nameof(rows), minimum: 0);
        if (rows.Dimensions != _mean.Length)
        {
            throw new ArgumentException($"Rows have {rows.Dimensions} columns. Pass the {_mean.Length} of the baseline.", nameof(rows));
        }
        if (destination.Length != rows.Values.Length)
        {
            throw new ArgumentException($"There is room for {destination.Length} values. Pass room for {rows.Values.Length}.", nameof(destination));
        }
        for (var i = 0; i < rows.Count; i++)
        {
            TransformRow(rows[i], destination.Slice(i * _mean.Length, _mean.Length));
        }
    }

    internal void TransformRow(ReadOnlySpan<double> row, Span<double> destination)
    {
        for (var k = 0; k < destination.Length; k++)
        {
            destination[k] = _scale[k] > 0 ? (row[k] - _mean[k]) / _scale[k] : 0;
        }
    }
}
