namespace ModelMonitor.Aggregation;

/// <summary>Edges on the quantiles of a sample.</summary>
internal static class QuantileEdges
{
    /// <summary>The cells that a sample without repeated values is divided into.</summary>
    public const int Cells = 40;

    /// <summary>
    /// The sample's minimum and its quantiles k/40, without repetition. A value that at least 1/40 of the sample
    /// has gets a cell of its own by a second edge just below it, most frequent first while there is room.
    /// </summary>
    public static double[] Of(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty)
        {
            return [];
        }

        var quantiles = Quantiles(sorted);
        var atoms = new List<(double Value, int Count)>();
        foreach (var value in quantiles)
        {
            // A value seen once says nothing about the chance of seeing it again, however small the sample.
            var count = CountUpTo(sorted, value) - CountBelow(sorted, value);
            if (count > 1 && (long)count * Cells >= sorted.Length)
            {
                atoms.Add((value, count));
            }
        }

        var edges = new SortedSet<double>(quantiles);
        foreach (var (value, _) in atoms.OrderByDescending(atom => atom.Count).ThenBy(atom => atom.Value))
        {
            var lower = Math.BitDecrement(value);
            if (edges.Count < NumericLayout.MaxEdges && double.IsFinite(lower))
            {
                edges.Add(lower);
            }
        }

        return [.. edges];
    }

    /// <summary>How many values are at most <paramref name="limit"/>.</summary>
    public static int CountUpTo(ReadOnlySpan<double> sorted, double limit) => CountBelow(sorted, Math.BitIncrement(limit));

    private static int CountBelow(ReadOnlySpan<double> sorted, double limit)
    {
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            (from, to) = sorted[middle] < limit ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static List<double> Quantiles(ReadOnlySpan<double> sorted)
    {
        var quantiles = new List<double>(Cells + 1);
        for (var k = 0; k <= Cells; k++)
        {
            // Adding zero turns -0 into 0, so that edges compare by bits as they do by value.
            var rank = (int)(((long)k * sorted.Length + Cells - 1) / Cells);
            var value = sorted[Math.Max(rank - 1, 0)] + 0.0;
            if (quantiles.Count == 0 || value > quantiles[^1])
            {
                quantiles.Add(value);
            }
        }

        return quantiles;
    }
}
