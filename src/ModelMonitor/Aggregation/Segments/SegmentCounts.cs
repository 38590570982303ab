namespace ModelMonitor.Aggregation;

/// <summary>
/// How often each bin of each column came in each segment that one column makes. Bins, not cells, and memory for those
/// segments only that come: what is kept is bounded by 17 segments of some 14 bins a column. Adds up.
/// </summary>
/// <param name="layout">The segments.</param>
/// <param name="layouts">The layouts of the monitored columns, in order.</param>
internal sealed class SegmentCounts(SegmentLayout layout, IReadOnlyList<CellLayout> layouts)
{
    private readonly int[] _offsets = Offsets(layouts);
    private readonly long[]?[] _bins = new long[layout.Count][];

    /// <summary>The segments.</summary>
    public SegmentLayout Layout => layout;

    /// <summary>The rows of each segment.</summary>
    public long[] Rows { get; } = new long[layout.Count];

    /// <summary>The counts of the bins of a column among the rows of a segment.</summary>
    public ReadOnlySpan<long> Bins(int segment, int column)
    {
        var bins = _bins[segment] ?? NoBins(segment);
        return bins.AsSpan(_offsets[column].._offsets[column + 1]);
    }

    /// <summary>Adds rows.</summary>
    /// <param name="cells">The cells of the rows, column after column.</param>
    /// <param name="rows">The number of rows, at most <see cref="RowBatch.DefaultCapacity"/>.</param>
    public void Count(ReadOnlySpan<byte> cells, int rows)
    {
        var segmentOfCell = layout.SegmentOfCell;
        Span<byte> segments = stackalloc byte[RowBatch.DefaultCapacity];
        segments = segments[..rows];
        var own = cells.Slice(layout.Column * rows, rows);
        for (var row = 0; row < rows; row++)
        {
            segments[row] = segmentOfCell[own[row]];
            Rows[segments[row]]++;
            _ = _bins[segments[row]] ?? NoBins(segments[row]);
        }

        for (var column = 0; column < layouts.Count; column++)
        {
            var binOfCell = layouts[column].BinOfCell;
            var offset = _offsets[column];
            var of = cells.Slice(column * rows, rows);
            for (var row = 0; row < rows; row++)
            {
                _bins[segments[row]]![offset + binOfCell[of[row]]]++;
            }
        }
    }

    /// <summary>Adds the counts of another stretch of the same segments.</summary>
    public void Merge(SegmentCounts other)
    {
        Vectors.AddTo(Rows, other.Rows);
        for (var segment = 0; segment < _bins.Length; segment++)
        {
            if (other._bins[segment] is { } added)
            {
                Vectors.AddTo(_bins[segment] ?? NoBins(segment), added);
            }
        }
    }

    /// <summary>Forgets all counts; the memory stays.</summary>
    public void Reset()
    {
        Array.Clear(Rows);
        foreach (var bins in _bins)
        {
            Array.Clear(bins ?? []);
        }
    }

    private long[] NoBins(int segment) => _bins[segment] = new long[_offsets[^1]];

    private static int[] Offsets(IReadOnlyList<CellLayout> layouts)
    {
        var offsets = new int[layouts.Count + 1];
        for (var column = 0; column < layouts.Count; column++)
        {
            offsets[column + 1] = offsets[column] + layouts[column].BinCount;
        }

        return offsets;
    }
}
