using System.Numerics;
using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>What is kept of one column of a window. Adds up: over panes, hours, machines.</summary>
internal sealed class ColumnCounts(CellLayout layout)
{
    // Of 8 bytes each while they are counted; at rest of as few as the largest needs.
    private Array _cells = new long[layout.CellCount];
    private RunningMoments _moments;

    /// <summary>The number of values in each cell of the layout.</summary>
    public long[] Cells => _cells as long[] ?? Wake();

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
        if (other.CellCount != CellCount || other.Sums.Length != Sums.Length)
        {
            throw new ArgumentException(
                $"Counts of {other.CellCount} cells cannot be added to counts of {CellCount}; both must come from one baseline.",
                nameof(other));
        }

        other.AddCellsTo(Cells);
        Vectors.AddTo(Sums, other.Sums);
        Add(other._moments, other.Minimum, other.Maximum);
    }

    /// <summary>Keeps the cells in less memory until they are needed: most models rest most of the time.</summary>
    public void Rest()
    {
        if (_cells is long[] cells)
        {
            _cells = cells.Max() switch
            {
                <= byte.MaxValue => Array.ConvertAll(cells, count => (byte)count),
                <= ushort.MaxValue => Array.ConvertAll(cells, count => (ushort)count),
                <= uint.MaxValue => Array.ConvertAll(cells, count => (uint)count),
                _ => cells,
            };
        }
    }

    /// <summary>The cells as they are; where they rest, they go on to do so.</summary>
    /// <param name="room">Room for as many.</param>
    public ReadOnlySpan<long> Read(Span<long> room)
    {
        switch (_cells)
        {
            case long[] cells: return cells;
            case byte[] cells: Widen<byte>(cells, room); break;
            case ushort[] cells: Widen<ushort>(cells, room); break;
            default: Widen<uint>((uint[])_cells, room); break;
        }

        return room;
    }

    /// <summary>Forgets the smallest and the largest value, which are values of single rows.</summary>
    public void ForgetExtremes() => (Minimum, Maximum) = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        Array.Clear(_cells);
        Array.Clear(Sums);
        _moments.Reset();
        ForgetExtremes();
    }

    private int CellCount => _cells.Length;

    private void AddCellsTo(long[] sums)
    {
        if (_cells is long[] cells)
        {
            Vectors.AddTo(sums, cells);
            return;
        }

        Span<long> room = stackalloc long[CellCount];
        Vectors.AddTo(sums, Read(room));
    }

    private long[] Wake()
    {
        var cells = new long[CellCount];
        Read(cells);
        _cells = cells;
        return cells;
    }

    private static void Widen<T>(ReadOnlySpan<T> cells, Span<long> room)
        where T : IBinaryInteger<T>
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            room[cell] = long.CreateTruncating(cells[cell]);
        }
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
