namespace ModelMonitor.Aggregation;

/// <summary>
/// The segments that the cells of one column make: some cells are segments of their own, all others make one more,
/// the last. Immutable.
/// </summary>
internal sealed class SegmentLayout
{
    private readonly byte[] _segmentOfCell;

    /// <summary>Creates a layout.</summary>
    /// <param name="column">The index of the column whose cells make the segments.</param>
    /// <param name="cells">The cells that are segments of their own, at most 255, each once.</param>
    /// <param name="cellCount">The cells of the column.</param>
    public SegmentLayout(int column, IReadOnlyList<int> cells, int cellCount)
    {
        Column = column;
        Count = cells.Count + 1;
        _segmentOfCell = new byte[cellCount];
        Array.Fill(_segmentOfCell, (byte)cells.Count);
        for (var segment = 0; segment < cells.Count; segment++)
        {
            _segmentOfCell[cells[segment]] = (byte)segment;
        }
    }

    /// <summary>The index of the column whose cells make the segments.</summary>
    public int Column { get; }

    /// <summary>The number of segments.</summary>
    public int Count { get; }

    /// <summary>The segment of each cell of the column.</summary>
    public ReadOnlySpan<byte> SegmentOfCell => _segmentOfCell;
}
