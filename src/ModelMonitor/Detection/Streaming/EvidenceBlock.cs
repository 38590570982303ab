using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// What came of the columns since each was last started anew: counts by group of bins, one column after the other, and what
/// was expected.
/// </summary>
/// <param name="offsets">Where the groups of each column begin; one more than the columns.</param>
internal sealed class EvidenceBlock(int[] offsets)
{
    private readonly long[] _counts = new long[offsets[^1]];
    private readonly long[] _rows = new long[offsets.Length - 1];
    private readonly int[] _slices = new int[offsets.Length - 1];
    private readonly double[] _noise = new double[offsets.Length - 1];

    // Most models have no seasons.
    private double[] _expected = [];

    /// <summary>The column's rows.</summary>
    public long Rows(int column) => _rows[column];

    /// <summary>The slices that they came in.</summary>
    public int Slices(int column) => _slices[column];

    /// <summary>The column's values by group.</summary>
    public Span<long> Counts(int column) => _counts.AsSpan(offsets[column]..offsets[column + 1]);

    /// <summary>The sum over the rows of one by the baseline's rows that the expectation rests on; 0 where it is the baseline.</summary>
    public double Noise(int column) => _noise[column];

    /// <summary>The values by group that were expected of the column, where it has noise.</summary>
    public ReadOnlySpan<double> Expected(int column) => _expected.AsSpan(offsets[column]..offsets[column + 1]);

    /// <summary>Makes it a slice that has no counts yet.</summary>
    public void Start(long rows)
    {
        Clear();
        Array.Fill(_rows, rows);
        Array.Fill(_slices, 1);
    }

    /// <summary>Takes what is expected of a column that differs by season.</summary>
    /// <param name="column">The column.</param>
    /// <param name="noise">The sum over the rows of one by the baseline's rows that it rests on.</param>
    public Span<double> Expect(int column, double noise)
    {
        _noise[column] = noise;
        _expected = _expected.Length == 0 ? new double[_counts.Length] : _expected;
        return _expected.AsSpan(offsets[column]..offsets[column + 1]);
    }

    public void Add(EvidenceBlock other)
    {
        VectorSum.AddTo(_counts, other._counts);
        for (var column = 0; column < _rows.Length; column++)
        {
            _rows[column] += other._rows[column];
            _slices[column] += other._slices[column];
            if (other._noise[column] > 0)
            {
                VectorSum.AddTo(Expect(column, _noise[column] + other._noise[column]), other.Expected(column));
            }
        }
    }

    /// <summary>Forgets what came of a column.</summary>
    public void Restart(int column)
    {
        Counts(column).Clear();
        (_rows[column], _slices[column], _noise[column]) = (0, 0, 0);
        if (_expected.Length > 0)
        {
            Expect(column, 0).Clear();
        }
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_rows);
        Array.Clear(_slices);
        Array.Clear(_noise);
        Array.Clear(_expected);
    }
}
