namespace ModelMonitor.Statistics;

/// <summary>
/// Edges of cells on the quantiles of a baseline: equal-frequency binning (Dougherty, Kohavi and Sahami 1995) with atoms
/// derived here. A frequent value becomes an atom, a cell that holds nothing else, by a
/// second edge just below it, so that repeated values (zeros, defaults, small integers) neither vanish in a cell nor
/// spoil bounds that cells give. O(cells·log n) for a sorted sample.
/// </summary>
public static class QuantileEdges
{
    /// <summary>The cells that a sample without repeated values is divided into by default.</summary>
    public const int DefaultCells = 40;

    /// <summary>The most edges by default: room for a dozen atoms.</summary>
    public const int DefaultMaxEdges = 52;

    /// <summary>The fewest values of a sensitive sample that are told of together.</summary>
    public const int SmallestGroup = 5;

    /// <summary>
    /// The sample's minimum and its quantiles k/cells, without repetition. A value that at least 1/cells of the sample
    /// has, and at least two values, gets a cell of its own, the most frequent first while there is room.
    /// </summary>
    /// <param name="sorted">Finite values in ascending order; none at all make no edge.</param>
    /// <param name="cells">The cells between minimum and maximum when no value is repeated, at least 1.</param>
    /// <param name="maxEdges">The most edges, more than <paramref name="cells"/>.</param>
    /// <returns>Strictly increasing edges within ±<see cref="CellPartition.MaxMagnitude"/>.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or less than the one before it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no cell, or no room for the edges of all cells.</exception>
    public static double[] Of(ReadOnlySpan<double> sorted, int cells = DefaultCells, int maxEdges = DefaultMaxEdges)
    {
        SortedSample.RequireAll(sorted, nameof(sorted));
        return Of(new RankedValues(sorted), cells, maxEdges);
    }

    /// <summary>
    /// The same from a sketch, when the baseline is too long to be sorted. Minimum and maximum are exact, the other edges
    /// within <see cref="KllSketch.RankError"/> of their rank. Count the baseline into the cells afterwards, so that its
    /// shares are those of the edges as they are.
    /// </summary>
    /// <param name="baseline">The sketch, of which k should be 400 or more; an empty one makes no edge.</param>
    /// <param name="cells">The cells between minimum and maximum when no value is repeated, at least 1.</param>
    /// <param name="maxEdges">The most edges, more than <paramref name="cells"/>.</param>
    /// <returns>Strictly increasing edges within ±<see cref="CellPartition.MaxMagnitude"/>.</returns>
    /// <exception cref="ArgumentNullException">There is no sketch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no cell, or no room for the edges of all cells.</exception>
    public static double[] Of(KllSketch baseline, int cells = DefaultCells, int maxEdges = DefaultMaxEdges)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return Of(baseline.Ranked, cells, maxEdges);
    }

    /// <summary>
    /// Edges for sensitive values: midway between neighbouring values at the quantiles, with at least five values
    /// between them, so that none is the value of a row; only values that at least five rows share are edges themselves.
    /// </summary>
    /// <param name="sorted">Finite values in ascending order; none at all make no edge.</param>
    /// <param name="cells">The most cells between frequent values, at least 1.</param>
    /// <param name="maxEdges">The most edges, more than <paramref name="cells"/>.</param>
    /// <returns>
    /// Strictly increasing edges within ±<see cref="CellPartition.MaxMagnitude"/>. Where two neighbouring values have no
    /// number between them, the lower one is the edge.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or less than the one before it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no cell, or no room for the edges of all cells.</exception>
    public static double[] Between(ReadOnlySpan<double> sorted, int cells = DefaultCells, int maxEdges = DefaultMaxEdges)
    {
        Require(cells, maxEdges);
        SortedSample.RequireAll(sorted, nameof(sorted));
        var ranked = new RankedValues(sorted);
        var quantiles = Quantiles(ranked, Math.Clamp(sorted.Length / SmallestGroup, 1, cells));
        var frequent = FrequentValues(ranked, quantiles, cells, SmallestGroup);
        var edges = new SortedSet<double>(frequent.Select(atom => atom.Value));
        foreach (var value in quantiles)
        {
            var below = ranked.CountUpTo(value);
            if (below >= SmallestGroup && below <= ranked.Total - SmallestGroup && !edges.Contains(value))
            {
                var next = Math.Min(ranked.At(below + 1), CellPartition.MaxMagnitude);
                var middle = (value + next) / 2;
                edges.Add(middle >= next ? value : middle);
            }
        }
        AddAtoms(edges, frequent, maxEdges);
        return [.. edges];
    }

    private static double[] Of(in RankedValues ranked, int cells, int maxEdges)
    {
        Require(cells, maxEdges);
        var quantiles = Quantiles(ranked, cells);
        var edges = new SortedSet<double>(quantiles);

        // A value seen once says nothing about the chance of seeing it again, however small the sample.
        AddAtoms(edges, FrequentValues(ranked, quantiles, cells, fewest: 2), maxEdges);
        return [.. edges];
    }

    private static void Require(int cells, int maxEdges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxEdges, cells);
    }

    private static List<double> Quantiles(in RankedValues ranked, int parts)
    {
        var quantiles = new List<double>(parts + 1);
        for (var k = 0; k <= parts && ranked.Total > 0; k++)
        {
            // Adding zero turns -0 into 0, so that edges compare by bits as they do by value.
            var rank = (long)(((Int128)k * ranked.Total + parts - 1) / parts);
            var value = Math.Clamp(ranked.At(Math.Max(rank, 1)) + 0.0, -CellPartition.MaxMagnitude, CellPartition.MaxMagnitude);
            if (quantiles.Count == 0 || value > quantiles[^1])
            {
                quantiles.Add(value);
            }
        }
        return quantiles;
    }

    private static List<(double Value, long Count)> FrequentValues(in RankedValues ranked, List<double> candidates, int cells, int fewest)
    {
        var frequent = new List<(double Value, long Count)>();
        foreach (var value in candidates)
        {
            var count = ranked.CountUpTo(value) - ranked.CountBelow(value);
            if (count / ranked.Heaviest >= fewest && (Int128)count * cells >= ranked.Total)
            {
                frequent.Add((value, count));
            }
        }
        return frequent;
    }

    private static void AddAtoms(SortedSet<double> edges, List<(double Value, long Count)> frequent, int maxEdges)
    {
        foreach (var (value, _) in frequent.OrderByDescending(atom => atom.Count).ThenBy(atom => atom.Value))
        {
            if (edges.Count < maxEdges && value > -CellPartition.MaxMagnitude)
            {
                edges.Add(Math.BitDecrement(value));
            }
        }
    }
}
