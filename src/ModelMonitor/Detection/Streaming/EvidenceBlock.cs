using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// What came of the columns since each was last started anew: counts by group of bins, one column after the other, and what
/// was expected.
/// </summary>
/// <param name="offsets">Where the groups of each column begin; one more than the columns.</param>
internal sealed class EvidenceBlock(int[] offsets)
{
    private readonly NarrowCounts _counts = new(offsets[^1]);
    private long _rows;
    private int _slices;

    // Of columns started anew, what had come by then: few ever are.
    private Dictionary<int, (long Rows, int Slices)>? _forgotten;

    // Most models have no seasons.
    private double[] _expected = [];
    private double[] _noise = [];

    /// <summary>The column's rows.</summary>
    public long Rows(int column) => _rows - Forgotten(column).Rows;

    /// <summary>The slices that they came in.</summary>
    public int Slices(int column) => _slices - Forgotten(column).Slices;

    /// <summary>Reads the column's values by group.</summary>
    public void CopyCounts(int column, Span<long> counts) => _counts.CopyTo(offsets[column], counts);

    /// <summary>The sum over the rows of one by the baseline's rows that the expectation rests on; 0 where it is the baseline.</summary>
    public double Noise(int column) => _noise is [] ? 0 : _noise[column];

    /// <summary>The values by group that were expected of the column, where it has noise.</summary>
    public ReadOnlySpan<double> Expected(int column) => _expected.AsSpan(offsets[column]..offsets[column + 1]);

    /// <summary>Makes it a slice that has no counts yet.</summary>
    public void Start(long rows)
    {
        Clear();
        (_rows, _slices) = (rows, 1);
    }

    /// <summary>Takes the values of a column by group.</summary>
    public void SetCounts(int column, ReadOnlySpan<long> counts) => _counts.Set(offsets[column], counts);

    /// <summary>Takes what is expected of a column that differs by season.</summary>
    /// <param name="column">The column.</param>
    /// <param name="noise">The sum over the rows of one by the baseline's rows that it rests on.</param>
    public Span<double> Expect(int column, double noise)
    {
        if (_expected is [])
        {
            (_expected, _noise) = (new double[offsets[^1]], new double[offsets.Length - 1]);
        }

        _noise[column] = noise;
        return _expected.AsSpan(offsets[column]..offsets[column + 1]);
    }

    /// <summary>Adds a slice.</summary>
    public void Add(EvidenceBlock slice)
    {
        _counts.Add(slice._counts);
        (_rows, _slices) = (_rows + slice._rows, _slices + slice._slices);
        for (var column = 0; column < slice._noise.Length; column++)
        {
            if (slice._noise[column] > 0)
            {
                Vectors.AddTo(Expect(column, Noise(column) + slice._noise[column]), slice.Expected(column));
            }
        }
    }

    /// <summary>Forgets what came of a column.</summary>
    public void Restart(int column)
    {
        _counts.Clear(offsets[column], offsets[column + 1] - offsets[column]);
        (_forgotten ??= [])[column] = (_rows, _slices);
        if (_expected is not [])
        {
            Expect(column, 0).Clear();
        }
    }

    public void Clear()
    {
        _counts.Clear();
        (_rows, _slices, _forgotten) = (0, 0, null);
        Array.Clear(_expected);
        Array.Clear(_noise);
    }

    private (long Rows, int Slices) Forgotten(int column) => _forgotten?.GetValueOrDefault(column) ?? default;
}
