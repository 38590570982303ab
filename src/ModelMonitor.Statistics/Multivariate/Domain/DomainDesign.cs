namespace ModelMonitor.Statistics;

/// <summary>
/// The terms of a domain classifier: an intercept, each column as a z-score over the pooled rows, and the square of that,
/// unless the column has two values only, of which the square would say nothing new. Constant columns have no terms.
/// </summary>
internal sealed class DomainDesign
{
    private readonly double[] _values;
    private readonly int[] _columns;

    public DomainDesign(Rows x, Rows y)
    {
        Count = x.Count + y.Count;
        var pooled = RunningCovarianceMatrix.Of(x);
        pooled.AddRange(y);
        var standardizer = new Standardizer(pooled);
        var columns = new List<int> { -1 };
        var hasSquare = new bool[x.Dimensions];
        for (var k = 0; k < x.Dimensions; k++)
        {
            if (standardizer.Scales[k] > 0)
            {
                columns.Add(k);
                hasSquare[k] = HasMoreThanTwoValues(x, y, k);
                if (hasSquare[k])
                {
                    columns.Add(k);
                }
            }
        }
        _columns = [.. columns];
        _values = new double[Count * Terms];
        var scaled = new double[x.Dimensions];
        for (var i = 0; i < Count; i++)
        {
            standardizer.TransformRow(Pooled(x, y, i), scaled);
            var row = _values.AsSpan(i * Terms, Terms);
            row[0] = 1;
            for (var t = 1; t < Terms; t++)
            {
                var z = scaled[_columns[t]];
                var isSquare = _columns[t] == _columns[t - 1];
                row[t] = isSquare ? z * z - 1 : z;
            }
        }
    }

    /// <summary>Number of pooled rows, those of x first.</summary>
    public int Count { get; }

    /// <summary>Number of terms, with the intercept.</summary>
    public int Terms => _columns.Length;

    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Terms, Terms);

    /// <summary>How much each column moves the log-odds: the standard deviation of what its terms add.</summary>
    public double[] Importance(ReadOnlySpan<double> coefficients, int columns)
    {
        var importance = new double[columns];
        for (var t = 1; t < Terms; t++)
        {
            if (_columns[t] == _columns[t - 1])
            {
                continue;
            }
            var (end, moments) = (t + 1 < Terms && _columns[t + 1] == _columns[t] ? t + 2 : t + 1, new RunningMoments());
            for (var i = 0; i < Count; i++)
            {
                moments.Add(VectorMath.Dot(Row(i)[t..end], coefficients[t..end]));
            }
            importance[_columns[t]] = Math.Sqrt(moments.PopulationVariance);
        }
        return importance;
    }

    private static bool HasMoreThanTwoValues(Rows x, Rows y, int column)
    {
        var (first, second) = (x[0][column], double.NaN);
        for (var i = 1; i < x.Count + y.Count; i++)
        {
            var value = Pooled(x, y, i)[column];
            if (value != first && double.IsNaN(second))
            {
                second = value;
            }
            if (value != first && value != second)
            {
                return true;
            }
        }
        return false;
    }

    private static ReadOnlySpan<double> Pooled(Rows x, Rows y, int index) => index < x.Count ? x[index] : y[index - x.Count];
}
