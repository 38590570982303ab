namespace ModelMonitor.Statistics;

/// <summary>
/// Columns cut into bins and laid side by side as one-hots behind an intercept: every row has a 1 at position 0 and one
/// 1 for each column.
/// </summary>
internal sealed class BinnedColumns
{
    private readonly double[][] _edges;
    private readonly int[] _offsets;

    public BinnedColumns(IReadOnlyList<double[]> edges)
    {
        _edges = [.. edges];
        _offsets = new int[_edges.Length];
        Width = 1;
        for (var column = 0; column < _edges.Length; column++)
        {
            _offsets[column] = Width;
            Width += _edges[column].Length + 1;
        }
    }

    /// <summary>Number of positions.</summary>
    public int Width { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => _edges.Length;

    public IReadOnlyList<double[]> Edges => _edges;

    /// <summary>The position of the 1 that stands for a value of a column.</summary>
    public int Position(int column, double value)
    {
        var found = _edges[column].AsSpan().BinarySearch(value);
        return _offsets[column] + (found >= 0 ? found : ~found);
    }

    /// <summary>At most bins − 1 edges at the quantiles of a column; equal ones are merged, and none has all values to its left.</summary>
    public static double[] QuantileEdges(double[] values, int bins)
    {
        Array.Sort(values);
        var edges = new List<double>(bins - 1);
        for (var k = 1; k < bins; k++)
        {
            var edge = values[(int)((long)k * (values.Length - 1) / bins)];
            if (edge < values[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }
        return [.. edges];
    }
}
