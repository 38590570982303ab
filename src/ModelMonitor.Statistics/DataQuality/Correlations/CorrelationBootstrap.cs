namespace ModelMonitor.Statistics;

/// <summary>Distances between the correlation matrices of two samples drawn with replacement from the rows of one baseline.</summary>
internal sealed class CorrelationBootstrap
{
    private readonly double[] _rows;
    private readonly int _dimensions;
    private readonly Random _random;
    private readonly double[] _sums;
    private readonly double[] _products;

    public CorrelationBootstrap(Rows baseline, int seed)
    {
        _dimensions = baseline.Dimensions;
        _rows = baseline.Values.ToArray();
        _random = new Random(seed);
        _sums = new double[_dimensions];
        _products = new double[_dimensions * _dimensions];
        for (var column = 0; column < _dimensions; column++)
        {
            Standardise(column);
        }
    }

    private int RowCount => _rows.Length / _dimensions;

    /// <summary>Correlation matrix of rows drawn with replacement; NaN with columns that came out constant.</summary>
    public void Draw(int size, double[] correlations)
    {
        Array.Clear(_sums);
        Array.Clear(_products);
        for (var draw = 0; draw < size; draw++)
        {
            var row = _rows.AsSpan(_random.Next(RowCount) * _dimensions, _dimensions);
            for (var i = 0; i < row.Length; i++)
            {
                _sums[i] += row[i];
                for (var j = i; j < row.Length; j++)
                {
                    _products[i * row.Length + j] += row[i] * row[j];
                }
            }
        }
        for (var i = 0; i < _dimensions; i++)
        {
            for (var j = i + 1; j < _dimensions; j++)
            {
                var scale = Math.Sqrt(CoMoment(i, i, size)) * Math.Sqrt(CoMoment(j, j, size));
                correlations[i * _dimensions + j] = scale > 0 ? CoMoment(i, j, size) / scale : double.NaN;
            }
        }
    }

    // Safe without a second pass: the columns have mean 0 and deviation 1. What rounding leaves of a constant is no variance.
    private double CoMoment(int i, int j, int size)
    {
        var moment = _products[i * _dimensions + j] - _sums[i] * _sums[j] / size;
        return i == j && moment < 1e-10 * size ? 0 : moment;
    }

    private void Standardise(int column)
    {
        var moments = new RunningMoments();
        for (var i = column; i < _rows.Length; i += _dimensions)
        {
            moments.Add(_rows[i]);
        }
        var deviation = moments.StandardDeviation;
        for (var i = column; i < _rows.Length; i += _dimensions)
        {
            _rows[i] = deviation > 0 ? (_rows[i] - moments.Mean) / deviation : 0;
        }
    }
}
