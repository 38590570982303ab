using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// Cuts a pane into slices while it fills. A slice is what has come since the look before, the difference of the pane's
/// counts then and now, which is exact: nothing else of a slice need be kept, and the pane is not touched.
/// </summary>
internal sealed class EvidenceSlices
{
    private readonly EvidenceBaseline[] _baselines;
    private readonly int[] _offsets;
    private readonly NarrowCounts _pane;
    private readonly long[] _hours;
    private readonly long[] _paneHours;
    private long _rows;

    /// <param name="baselines">The columns.</param>
    /// <param name="offsets">Where the groups of each column begin.</param>
    /// <param name="hours">The hours that rows are counted by.</param>
    public EvidenceSlices(EvidenceBaseline[] baselines, int[] offsets, int hours)
    {
        _baselines = baselines;
        _offsets = offsets;
        _pane = new(offsets[^1]);
        Last = new(offsets);
        _hours = new long[hours];
        _paneHours = new long[hours];
    }

    /// <summary>The last slice.</summary>
    public EvidenceBlock Last { get; }

    /// <summary>Cuts the next slice.</summary>
    /// <param name="pane">The pane as it is now.</param>
    /// <returns>Whether there are rows in it.</returns>
    public bool Cut(WindowCounts pane)
    {
        var rows = pane.Rows - _rows;
        if (rows == 0)
        {
            return false;
        }

        _rows = pane.Rows;
        for (var hour = 0; hour < _hours.Length; hour++)
        {
            _hours[hour] = pane.HourOfWeekRows[hour] - _paneHours[hour];
            _paneHours[hour] = pane.HourOfWeekRows[hour];
        }

        Last.Start(rows);
        for (var column = 0; column < _baselines.Length; column++)
        {
            Cut(column, pane.Columns[column]);
            _baselines[column].Expect(Last, column, _hours);
        }

        return true;
    }

    /// <summary>The next rows are those of a new pane.</summary>
    public void ClosePane()
    {
        _rows = 0;
        _pane.Clear();
        Array.Clear(_paneHours);
    }

    private void Cut(int column, ColumnCounts pane)
    {
        Span<long> counts = stackalloc long[_baselines[column].Groups];
        Span<long> before = stackalloc long[counts.Length];
        counts.Clear();
        _baselines[column].AddTo(counts, pane);
        _pane.CopyTo(_offsets[column], before);
        _pane.Set(_offsets[column], counts);
        for (var group = 0; group < counts.Length; group++)
        {
            counts[group] -= before[group];
        }

        Last.SetCounts(column, counts);
    }
}
