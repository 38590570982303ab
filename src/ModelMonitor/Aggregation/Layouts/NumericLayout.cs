using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>
/// The cells of a quantity: E edges make E + 1 ordered, right-closed cells (-inf, e0], (e0, e1], ..., (eE-1, inf),
/// followed by missing, +infinity and -infinity. A value's cell is the number of edges strictly below it.
/// </summary>
/// <remarks>Cells on baseline quantiles, atoms and per-cell sums follow section A11 of the project's statistics notes.</remarks>
internal sealed class NumericLayout : CellLayout
{
    /// <summary>Bounds the state of a column and window to 1 KB, and the search to seven vectors of eight edges.</summary>
    public const int MaxEdges = 52;

    /// <inheritdoc cref="CellPartition.MaxMagnitude"/>
    public const double MaxMagnitude = CellPartition.MaxMagnitude;

    private static readonly string[] OrderedLabels = [.. Enumerable.Range(0, CellBins.MaxBins).Select(bin => $"b{bin:00}")];

    /// <summary>The most bins: ordered ones, missing, infinite.</summary>
    public const int MaxBins = CellBins.MaxBins + 2;

    private readonly int[] _binStarts;
    private readonly int[] _binOfCell;

    /// <summary>Creates a layout from checked parts.</summary>
    /// <param name="edges">0 to 52 finite, strictly increasing edges.</param>
    /// <param name="binStarts">The first ordered cell of each bin, from 0, strictly increasing; 1 to 24.</param>
    public NumericLayout(double[] edges, int[] binStarts)
    {
        Edges = edges;
        Anchors = [edges is [] ? 0 : edges[0], .. edges];
        Center = edges is [] ? 0 : edges[edges.Length / 2];
        _binStarts = binStarts;
        _binOfCell = new int[CellCount];
        for (int cell = 0, bin = 0; cell < OrderedCellCount; cell++)
        {
            bin += bin + 1 < binStarts.Length && binStarts[bin + 1] == cell ? 1 : 0;
            _binOfCell[cell] = bin;
        }

        _binOfCell[MissingCell] = MissingBin;
        _binOfCell[PositiveInfinityCell] = _binOfCell[NegativeInfinityCell] = InfiniteBin;
    }

    /// <summary>The edges between the ordered cells.</summary>
    public double[] Edges { get; }

    /// <summary>What the sums of the ordered cells are relative to: e0 for cells 0 and 1, the lower edge for the others.</summary>
    public double[] Anchors { get; }

    /// <summary>An edge in the middle of the baseline.</summary>
    public double Center { get; }

    public int OrderedCellCount => Edges.Length + 1;

    public override int MissingCell => OrderedCellCount;

    public int PositiveInfinityCell => OrderedCellCount + 1;

    public int NegativeInfinityCell => OrderedCellCount + 2;

    public override int CellCount => OrderedCellCount + 3;

    /// <summary>The bins of finite values; they come first, in order.</summary>
    public int OrderedBinCount => _binStarts.Length;

    public int MissingBin => OrderedBinCount;

    public int InfiniteBin => OrderedBinCount + 1;

    public override int BinCount => OrderedBinCount + 2;

    public override ReadOnlySpan<int> BinOfCell => _binOfCell;

    /// <summary>The first ordered cell of each ordered bin.</summary>
    public ReadOnlySpan<int> BinStarts => _binStarts;

    /// <summary>Cells and bins on the quantiles of a sample.</summary>
    /// <param name="sorted">Finite values in increasing order; none at all make one cell for everything.</param>
    /// <param name="sensitive">Whether the edges must not be values of single rows.</param>
    public static NumericLayout FromSample(ReadOnlySpan<double> sorted, bool sensitive = false)
    {
        var edges = sensitive
            ? QuantileEdges.Between(sorted, maxEdges: MaxEdges)
            : QuantileEdges.Of(sorted, maxEdges: MaxEdges);
        return new(edges, CellBins.Of(edges, new CellPartition(edges).CountSorted(sorted)));
    }

    /// <summary>Whether an ordered cell can hold one value only: its upper edge.</summary>
    public bool IsAtom(int cell) => CellBins.IsAtom(Edges, cell);

    public override string LabelOf(int bin) =>
        bin < OrderedBinCount ? OrderedLabels[bin] : bin == MissingBin ? "missing" : "infinite";
}
