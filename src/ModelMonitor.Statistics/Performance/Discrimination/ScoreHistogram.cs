namespace ModelMonitor.Statistics;

/// <summary>
/// Counts of the scores of positives and of negatives in cells: the mergeable state of an area under the ROC curve (Hanley and
/// McNeil 1982) with bounds derived here. E
/// edges make E + 1 cells (−∞, e₀], (e₀, e₁] … (e of E−1, ∞). Exact, and the same in any order of merging.
/// <see cref="DeLong.FromCells"/> and
/// <see cref="KolmogorovSmirnov.FromCells(ReadOnlySpan{double}, ReadOnlySpan{long}, ReadOnlySpan{long})"/> take the counts as
/// they are. Not thread-safe.
/// </summary>
public sealed class ScoreHistogram : ISketch<ScoreHistogram>
{
    private readonly double[] _edges;
    private readonly long[] _positives, _negatives;

    /// <summary>An empty histogram.</summary>
    /// <param name="edges">
    /// At least one finite, strictly increasing edge. A score that is frequent of its own gets a cell between the edges
    /// <c>Math.BitDecrement(score)</c> and <c>score</c>, in which nothing is hidden.
    /// </param>
    /// <exception cref="ArgumentException">There are no edges, or they are not increasing.</exception>
    public ScoreHistogram(ReadOnlySpan<double> edges)
        : this(edges.ToArray(), new long[edges.Length + 1], new long[edges.Length + 1])
    {
        if (edges.IsEmpty)
        {
            throw new ArgumentException("There are no edges. Pass the edges of at least two cells.", nameof(edges));
        }
        CellEdges.Require(edges, edges.Length + 1);
    }

    private ScoreHistogram(double[] edges, long[] positives, long[] negatives)
        => (_edges, _positives, _negatives) = (edges, positives, negatives);

    /// <summary>
    /// An empty histogram for probabilities: cells of equal width on [0, 1], and cells of their own for 0 and for 1.
    /// </summary>
    /// <param name="cells">Number of cells of equal width, 2 to 100,000. The bounds of the area are about 1/cells apart.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of cells is out of range.</exception>
    public static ScoreHistogram ForProbabilities(int cells = 100)
    {
        if (cells is < 2 or > 100_000)
        {
            throw new ArgumentOutOfRangeException(nameof(cells), cells, "There must be 2 to 100000 cells.");
        }
        var edges = new double[cells + 3];
        edges[0] = Math.BitDecrement(0.0);
        for (var i = 0; i < cells; i++)
        {
            edges[i + 1] = (double)i / cells;
        }
        edges[^2] = Math.BitDecrement(1.0);
        edges[^1] = 1;
        return new ScoreHistogram(edges);
    }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <summary>The edges.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>Counts of positives, one for each cell.</summary>
    public ReadOnlySpan<long> Positives => _positives;

    /// <summary>Counts of negatives, one for each cell.</summary>
    public ReadOnlySpan<long> Negatives => _negatives;

    /// <summary>
    /// The area under the ROC curve with the certified bounds of that of the raw scores; NaN when a class is empty. O(cells).
    /// </summary>
    public RocAucCellsResult RocAuc => Statistics.RocAuc.FromCells(_edges, _positives, _negatives);

    /// <summary>Adds the score of a row. O(log cells), no allocation.</summary>
    /// <param name="actual">Whether the row is positive.</param>
    /// <param name="score">A finite score.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is NaN or infinite; nothing was added.</exception>
    public void Add(bool actual, double score)
    {
        if (!double.IsFinite(score))
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "Count rows with missing and infinite scores separately.");
        }
        var cell = _edges.AsSpan().BinarySearch(score);
        (actual ? _positives : _negatives)[cell < 0 ? ~cell : cell]++;
        Count++;
    }

    /// <inheritdoc/>
    public void Merge(ScoreHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_edges.AsSpan().SequenceEqual(other._edges))
        {
            throw new ArgumentException(
                $"The edges of the two histograms differ ({_edges.Length} from {_edges[0]} to {_edges[^1]}; {other._edges.Length} from {other._edges[0]} to {other._edges[^1]}). Both must have the same cells.",
                nameof(other));
        }
        Count = CountLimit.Sum(Count, other.Count);
        for (var i = 0; i < _positives.Length; i++)
        {
            _positives[i] += other._positives[i];
            _negatives[i] += other._negatives[i];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_positives);
        Array.Clear(_negatives);
        Count = 0;
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.ScoreHistogram);
        writer.WriteCount(_edges.Length);
        foreach (var edge in _edges)
        {
            writer.WriteDouble(edge);
        }
        for (var i = 0; i < _positives.Length; i++)
        {
            writer.WriteCount(_positives[i]);
            writer.WriteCount(_negatives[i]);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static ScoreHistogram FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.ScoreHistogram);
        var edges = new double[reader.ReadLength(sizeof(double) + 2, "edges")];
        SketchReader.Require(edges.Length > 0, "there are no edges");
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = reader.ReadFinite("an edge");
            SketchReader.Require(i == 0 || edges[i] > edges[i - 1], $"edge {i} does not increase");
        }
        var (positives, negatives, count) = (new long[edges.Length + 1], new long[edges.Length + 1], 0L);
        for (var i = 0; i < positives.Length; i++)
        {
            positives[i] = reader.ReadCount(ref count);
            negatives[i] = reader.ReadCount(ref count);
        }
        reader.RequireEnd();
        return new ScoreHistogram(edges, positives, negatives) { Count = count };
    }
}
