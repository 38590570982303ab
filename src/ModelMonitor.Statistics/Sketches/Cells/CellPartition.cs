using System.Buffers.Binary;

namespace ModelMonitor.Statistics;

/// <summary>
/// The cells that numbers are counted in, immutable: E edges make E + 1 right-closed cells, (−∞, e₀], (e₀, e₁], …,
/// (e of E−1, ∞). The cell of a value is the number of edges strictly below it. A value with a cell of its own, an atom,
/// has one edge at the double just below it and one at itself; a form derived here. Thread-safe.
/// </summary>
public sealed class CellPartition
{
    /// <summary>
    /// How far an edge may lie from zero, and a value counts as away from an anchor: 2^62 such distances have a finite
    /// sum, so that no sum and no distance of distributions overflows.
    /// </summary>
    public const double MaxMagnitude = 1e288;

    private readonly double[] _edges;
    private readonly double[] _anchors;

    /// <summary>Creates a partition. O(E).</summary>
    /// <param name="edges">
    /// Strictly increasing, within ±<see cref="MaxMagnitude"/>; none at all make one cell for everything. See
    /// <see cref="QuantileEdges"/>.
    /// </param>
    /// <exception cref="ArgumentException">An edge is NaN, too far from zero or not above the one before it.</exception>
    public CellPartition(ReadOnlySpan<double> edges)
    {
        CellEdges.Require(edges, edges.Length + 1);
        CellEdges.RequireMagnitude(edges, MaxMagnitude);
        _edges = new double[edges.Length];
        for (var i = 0; i < edges.Length; i++)
        {
            // Without −0 equal edges have equal bits.
            _edges[i] = edges[i] + 0.0;
        }
        _anchors = [_edges is [] ? 0 : _edges[0], .. _edges];
        Fingerprint = FingerprintOf(_edges);
    }

    /// <summary>The E edges.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>
    /// What the sum of each of the E + 1 cells is relative to: e₀ for cells 0 and 1, the lower edge for the others; 0 without
    /// edges.
    /// </summary>
    public ReadOnlySpan<double> Anchors => _anchors;

    /// <summary>The number of cells, E + 1.</summary>
    public int CellCount => _anchors.Length;

    /// <summary>
    /// A hash of the edges, the same on every machine: counts kept apart from their edges add up only if it is the same.
    /// </summary>
    public ulong Fingerprint { get; }

    /// <summary>
    /// The cell of a value: the number of edges strictly below it. O(E) in vectors up to 256 edges, O(log E) above.
    /// </summary>
    /// <param name="value">A finite value.</param>
    /// <returns>0 to E.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public int CellOf(double value)
    {
        StreamValue.RequireFinite(value);
        return CellSearch.Find(value, _edges);
    }

    /// <summary>Whether a cell can hold one value only, its upper edge.</summary>
    /// <param name="cell">0 to E.</param>
    /// <returns>Whether no double lies strictly between its edges.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public bool IsAtom(int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, CellCount);
        return cell > 0 && cell < _edges.Length && CellEdges.IsAtom(_edges[cell - 1], _edges[cell]);
    }

    /// <summary>The counts of a sorted sample, in O(n + E·log n).</summary>
    /// <param name="sorted">Finite values in ascending order, of which there may be none.</param>
    /// <returns>E + 1 counts.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or less than the one before it.</exception>
    public long[] CountSorted(ReadOnlySpan<double> sorted)
    {
        SortedSample.RequireAll(sorted, nameof(sorted));
        var ranked = new RankedValues(sorted);
        var counts = new long[CellCount];
        var below = 0L;
        for (var i = 0; i < _edges.Length; i++)
        {
            var upTo = ranked.CountUpTo(_edges[i]);
            counts[i] = upTo - below;
            below = upTo;
        }
        counts[^1] = ranked.Total - below;
        return counts;
    }

    /// <summary>Whether the other partition has the same cells, so that counts in both add up.</summary>
    internal bool Matches(CellPartition other)
        => ReferenceEquals(this, other) || Edges.SequenceEqual(other.Edges);

    private static ulong FingerprintOf(ReadOnlySpan<double> edges)
    {
        var bytes = new byte[edges.Length * sizeof(double)];
        for (var i = 0; i < edges.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), edges[i]);
        }
        return StableHash.Of(bytes);
    }
}
