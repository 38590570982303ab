namespace ModelMonitor.Statistics;

/// <summary>A symmetric matrix over the pairs of pooled rows, x first, then y: its strict lower triangle and its diagonal.</summary>
internal sealed class PairMatrix
{
    /// <summary>More pooled rows would need more than 100 MB.</summary>
    public const int LargestRows = 5000;

    private readonly double[] _below;

    public PairMatrix(int size)
    {
        Size = size;
        _below = GC.AllocateUninitializedArray<double>(size * (size - 1) / 2);
        Diagonal = new double[size];
    }

    public int Size { get; }

    public double[] Diagonal { get; }

    /// <summary>The kernel of all pairs of rows.</summary>
    public static PairMatrix Of(Rows x, Rows y, IKernel kernel)
    {
        Rows.Require(x, y, minimum: 2);
        if (x.Count + y.Count > LargestRows)
        {
            throw new ArgumentException(
                $"There are {x.Count} + {y.Count} rows; all pairs of more than {LargestRows} take too much memory. Pass random samples of them, or use {nameof(RandomFourierMmd)}.",
                nameof(x));
        }
        var pooled = new double[x.Values.Length + y.Values.Length];
        x.Values.CopyTo(pooled);
        y.Values.CopyTo(pooled.AsSpan(x.Values.Length));
        var matrix = new PairMatrix(x.Count + y.Count);
        var rows = new Rows(pooled, x.Dimensions);
        if (kernel is IPairKernel known)
        {
            known.Fill(rows, matrix);
        }
        else
        {
            matrix.Fill(rows, kernel);
        }
        return matrix;
    }

    /// <summary>The entries (i, 0) … (i, i − 1).</summary>
    public Span<double> Below(int row) => _below.AsSpan(row * (row - 1) / 2, row);

    /// <summary>All of them, one row after the other.</summary>
    public Span<double> AllBelow => _below;

    public void FillSquaredDistances(Rows rows)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = rows[i];
            var below = Below(i);
            for (var j = 0; j < i; j++)
            {
                below[j] = VectorMath.SquaredDistance(row, rows[j]);
            }
        }
    }

    /// <summary>The sums of the rows without their diagonal entries.</summary>
    public double[] RowSums()
    {
        var sums = new double[Size];
        for (var i = 1; i < Size; i++)
        {
            var row = Below(i);
            VectorMath.AddScaled(sums.AsSpan(0, i), row, 1);
            foreach (var value in row)
            {
                sums[i] += value;
            }
        }
        return sums;
    }

    private void Fill(Rows rows, IKernel kernel)
    {
        for (var i = 0; i < Size; i++)
        {
            Diagonal[i] = Checked(kernel.Evaluate(rows[i], rows[i]), i, i);
            var below = Below(i);
            for (var j = 0; j < i; j++)
            {
                below[j] = Checked(kernel.Evaluate(rows[i], rows[j]), i, j);
            }
        }
    }

    private static double Checked(double value, int i, int j)
        => double.IsFinite(value) ? value
            : throw new ArgumentException($"The kernel of pooled rows {i} and {j} is {value}. Kernels of finite rows must be finite.", nameof(value));
}
