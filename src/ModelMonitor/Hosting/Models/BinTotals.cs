using ModelMonitor.Aggregation;

namespace ModelMonitor.Hosting;

/// <summary>How many values each bin of each column has ever had, for cumulative counters.</summary>
internal sealed class BinTotals(IReadOnlyList<CellLayout> layouts)
{
    private readonly long[][] _closed = [.. layouts.Select(layout => new long[layout.BinCount])];
    private readonly long[] _scratch = new long[layouts.Max(layout => layout.BinCount)];

    /// <summary>Adds a pane that is closed.</summary>
    public void Add(WindowCounts pane)
    {
        for (var column = 0; column < _closed.Length; column++)
        {
            layouts[column].AddBins(pane.Columns[column].Cells, _closed[column]);
        }
    }

    /// <summary>The totals of a column with those of the open pane; valid until the next call.</summary>
    public ReadOnlySpan<long> Of(int column, ColumnCounts open)
    {
        var totals = _scratch.AsSpan(0, _closed[column].Length);
        _closed[column].CopyTo(totals);
        layouts[column].AddBins(open.Cells, totals);
        return totals;
    }
}
