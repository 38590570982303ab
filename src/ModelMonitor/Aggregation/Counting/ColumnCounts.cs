using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>What is kept of one column of a window. Adds up: over panes, hours, machines.</summary>
internal sealed class ColumnCounts(CellLayout layout)
{
    private RunningMoments _moments;

    /// <summary>The number of values in each cell of the layout.</summary>
    public long[] Cells { get; } = new long[layout.CellCount];

    /// <summary>For each ordered cell of a quantity, the sum of value - anchor; empty for a category.</summary>
    public double[] Sums { get; } = new double[layout is NumericLayout numeric ? numeric.OrderedCellCount : 0];

    /// <summary>The mean of the finite values of a quantity; NaN without any.</summary>
    public double Mean => _moments.Mean;

    /// <summary>Their sum of squared deviations from the mean.</summary>
    public double M2 => _moments.M2;

    /// <summary>Their unbiased standard deviation; NaN below two values.</summary>
    public double StandardDeviation => _moments.StandardDeviation;

    /// <summary>The smallest finite value of a quantity; +infinity without any.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest finite value of a quantity; -infinity without any.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>The finite values, or the categories that are not missing.</summary>
    public long Finite => Sum(Cells.AsSpan(0, layout.MissingCell));

    /// <summary>The missing values.</summary>
    public long Missing => Cells[layout.MissingCell];

    /// <summary>All values.</summary>
    public long Total => Sum(Cells);

    /// <summary>Adds the moments of finite values.</summary>
    public void Add(in RunningMoments moments, double minimum, double maximum)
    {
        _moments.Merge(moments);
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    /// <summary>Adds the counts of another window of the same layout.</summary>
    /// <exception cref="ArgumentException">The other one has other cells.</exception>
    public void Merge(ColumnCounts other)
    {
        if (other.Cells.Length != Cells.Length || other.Sums.Length != Sums.Length)
        {
            throw new ArgumentException(
                $"Counts of {other.Cells.Length} cells cannot be added to counts of {Cells.Length}; both must come from one baseline.",
                nameof(other));
        }

        VectorSum.AddTo(Cells, other.Cells);
        VectorSum.AddTo(Sums, other.Sums);
        Add(other._moments, other.Minimum, other.Maximum);
    }

    /// <summary>Forgets the smallest and the largest value, which are values of single rows.</summary>
    public void ForgetExtremes() => (Minimum, Maximum) = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        Array.Clear(Cells);
        Array.Clear(Sums);
        _moments.Reset();
        ForgetExtremes();
    }

    private static long Sum(ReadOnlySpan<long> cells)
    {
        long sum = 0;
        foreach (var count in cells)
        {
            sum += count;
        }

        return sum;
    }
}
