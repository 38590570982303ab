namespace ModelMonitor.Aggregation;

/// <summary>
/// How the values of one column are counted: fine cells, fixed by the baseline, and the coarser bins that are
/// compared and exported. Cells that hold a value come first, then <see cref="MissingCell"/>, then the infinite ones.
/// Immutable.
/// </summary>
internal abstract class CellLayout
{
    /// <summary>All cells.</summary>
    public abstract int CellCount { get; }

    /// <summary>The cell of missing values; every cell before it holds finite values or categories.</summary>
    public abstract int MissingCell { get; }

    /// <summary>All bins.</summary>
    public abstract int BinCount { get; }

    /// <summary>The bin that each cell belongs to.</summary>
    public abstract ReadOnlySpan<int> BinOfCell { get; }

    /// <summary>Adds the counts of all cells to those of their bins.</summary>
    public void AddBins(ReadOnlySpan<long> cells, Span<long> bins)
    {
        var binOfCell = BinOfCell;
        for (var cell = 0; cell < binOfCell.Length; cell++)
        {
            bins[binOfCell[cell]] += cells[cell];
        }
    }

    /// <summary>The exported name of a bin, the same for every process that has the baseline.</summary>
    public abstract string LabelOf(int bin);
}
