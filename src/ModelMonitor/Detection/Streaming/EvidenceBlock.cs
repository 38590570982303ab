using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>What came in the panes of one block: counts by bin of all columns, one after the other, and what was expected.</summary>
internal sealed class EvidenceBlock
{
    private readonly IReadOnlyList<CellLayout> _layouts;
    private readonly int[] _offsets;
    private readonly long[] _counts;
    private readonly double[] _expected;
    private readonly double[] _noise;

    /// <param name="layouts">The layouts of the columns.</param>
    public EvidenceBlock(IReadOnlyList<CellLayout> layouts)
    {
        _layouts = layouts;
        _offsets = new int[layouts.Count + 1];
        for (var column = 0; column < layouts.Count; column++)
        {
            _offsets[column + 1] = _offsets[column] + layouts[column].BinCount;
        }

        _counts = new long[_offsets[^1]];
        _expected = new double[_offsets[^1]];
        _noise = new double[layouts.Count];
    }

    /// <summary>The rows in it.</summary>
    public long Rows { get; private set; }

    /// <summary>The column's values by bin.</summary>
    public ReadOnlySpan<long> Counts(int column) => _counts.AsSpan(_offsets[column].._offsets[column + 1]);

    /// <summary>The column's expected values by bin; all 0 where no shares were given.</summary>
    public ReadOnlySpan<double> Expected(int column) => _expected.AsSpan(_offsets[column].._offsets[column + 1]);

    /// <summary>The sum over the rows of one by the baseline's rows that the expectation rests on.</summary>
    public double Noise(int column) => _noise[column];

    /// <summary>Sets the block to one pane.</summary>
    public void Set(WindowCounts pane, ExpectedShares? expected)
    {
        Clear();
        Rows = pane.Rows;
        for (var column = 0; column < _layouts.Count; column++)
        {
            var bins = _offsets[column].._offsets[column + 1];
            _layouts[column].AddBins(pane.Columns[column].Cells, _counts.AsSpan(bins));
            if (expected is null)
            {
                continue;
            }

            var shares = _expected.AsSpan(bins);
            _noise[column] = Rows / expected(column, shares);
            foreach (ref var share in shares)
            {
                share *= Rows;
            }
        }
    }

    public void Add(EvidenceBlock other)
    {
        Rows += other.Rows;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            _counts[bin] += other._counts[bin];
            _expected[bin] += other._expected[bin];
        }

        for (var column = 0; column < _noise.Length; column++)
        {
            _noise[column] += other._noise[column];
        }
    }

    public void Clear()
    {
        Rows = 0;
        Array.Clear(_counts);
        Array.Clear(_expected);
        Array.Clear(_noise);
    }
}
