namespace ModelMonitor.Statistics;

/// <summary>
/// The inverse of a covariance matrix S, by the Cholesky factor of its correlation matrix R, which has no units. Columns
/// without variance are left out of R. When R is nearly singular or rows are few, R + λI takes its place, λ = 0.01, one
/// per cent of its mean eigenvalue: squared distances only become smaller by that, and tests conservative.
/// </summary>
internal sealed class RegularisedCovariance
{
    private const double LargestCondition = 1e8;
    private const double RidgeShare = 0.01;
    private const int FewRows = 5;

    private readonly double[] _scale;
    private readonly double[] _factor;

    /// <summary>Factorises a covariance.</summary>
    /// <param name="coMoments">The packed sums of products of deviations.</param>
    /// <param name="divisor">What makes a covariance of them.</param>
    /// <param name="rows">Number of rows: a ridge is taken below five for each column.</param>
    /// <param name="columns">Number of columns.</param>
    public RegularisedCovariance(ReadOnlySpan<double> coMoments, double divisor, double rows, int columns)
    {
        _scale = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            _scale[i] = Math.Sqrt(CholeskyFactor.Row(coMoments, i)[i] / divisor);
            Dimensions += _scale[i] > 0 ? 1 : 0;
        }
        _factor = new double[CholeskyFactor.PackedLength(Dimensions)];
        Correlations(coMoments, divisor);
        if (rows < FewRows * Dimensions || IsIllConditioned())
        {
            Ridge = RidgeShare;
            for (var i = 0; i < Dimensions; i++)
            {
                CholeskyFactor.Row(_factor.AsSpan(), i)[i] += RidgeShare;
            }
        }
        if (!CholeskyFactor.TryFactor(_factor, Dimensions))
        {
            throw new ArgumentException("The products of deviations are not those of any rows. Make the state from rows.", nameof(coMoments));
        }
    }

    /// <summary>Number of columns that vary.</summary>
    public int Dimensions { get; private set; }

    /// <summary>λ, or 0 where none was needed.</summary>
    public double Ridge { get; }

    /// <summary>δᵀS⁻¹δ. +∞ if δ is not 0 in a column without variance.</summary>
    public double Form(ReadOnlySpan<double> delta)
    {
        Span<double> whitened = delta.Length <= 128 ? stackalloc double[delta.Length] : new double[delta.Length];
        return TryWhiten(delta, whitened[..Dimensions]) ? VectorMath.Dot(whitened[..Dimensions], whitened) : double.PositiveInfinity;
    }

    /// <summary>L⁻¹δ in units of standard deviations, of length δᵀS⁻¹δ squared. False if δ is not 0 in a column without variance.</summary>
    public bool TryWhiten(ReadOnlySpan<double> delta, Span<double> whitened)
    {
        var position = 0;
        for (var i = 0; i < delta.Length; i++)
        {
            if (_scale[i] > 0)
            {
                whitened[position++] = delta[i] / _scale[i];
            }
            else if (delta[i] != 0)
            {
                return false;
            }
        }
        CholeskyFactor.SolveLower(_factor, whitened);
        return true;
    }

    private void Correlations(ReadOnlySpan<double> coMoments, double divisor)
    {
        var row = 0;
        for (var i = 0; i < _scale.Length; i++)
        {
            if (_scale[i] == 0)
            {
                continue;
            }
            var source = CholeskyFactor.Row(coMoments, i);
            var target = CholeskyFactor.Row(_factor.AsSpan(), row);
            var column = 0;
            for (var j = 0; j < i; j++)
            {
                if (_scale[j] > 0)
                {
                    target[column++] = Math.Clamp(source[j] / divisor / _scale[i] / _scale[j], -1, 1);
                }
            }
            target[row++] = 1;
        }
    }

    private bool IsIllConditioned()
    {
        var matrix = new double[Dimensions * Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            var row = CholeskyFactor.Row(_factor, i);
            for (var j = 0; j <= i; j++)
            {
                matrix[i * Dimensions + j] = matrix[j * Dimensions + i] = row[j];
            }
        }
        var values = new SymmetricEigen(matrix, Dimensions).Values;
        return values.Length > 0 && values[0] > LargestCondition * values[^1];
    }
}
