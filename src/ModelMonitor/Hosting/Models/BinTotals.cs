using ModelMonitor.Aggregation;

namespace ModelMonitor.Hosting;

/// <summary>How many values each bin of each column has ever had, for cumulative counters.</summary>
internal sealed class BinTotals
{
    private readonly IReadOnlyList<CellLayout> _layouts;
    private readonly int[] _offsets;
    private readonly NarrowCounts _closed;
    private readonly long[] _scratch;

    public BinTotals(IReadOnlyList<CellLayout> layouts)
    {
        _layouts = layouts;
        _offsets = new int[layouts.Count];
        var bins = 0;
        for (var column = 0; column < layouts.Count; column++)
        {
            _offsets[column] = bins;
            bins += layouts[column].BinCount;
        }

        _closed = new(bins);
        _scratch = new long[layouts.Max(layout => layout.BinCount)];
    }

    /// <summary>Adds a pane that is closed.</summary>
    public void Add(WindowCounts pane)
    {
        for (var column = 0; column < _offsets.Length; column++)
        {
            _closed.Set(_offsets[column], Of(column, pane.Columns[column]));
        }
    }

    /// <summary>The totals of a column with those of the open pane; valid until the next call.</summary>
    public ReadOnlySpan<long> Of(int column, ColumnCounts open)
    {
        var totals = _scratch.AsSpan(0, _layouts[column].BinCount);
        _closed.CopyTo(_offsets[column], totals);
        Span<long> room = stackalloc long[_layouts[column].CellCount];
        _layouts[column].AddBins(open.Read(room), totals);
        return totals;
    }
}
