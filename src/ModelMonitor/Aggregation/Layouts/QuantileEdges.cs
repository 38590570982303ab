namespace ModelMonitor.Aggregation;

/// <summary>Edges on the quantiles of a sample.</summary>
internal static class QuantileEdges
{
    /// <summary>The cells that a sample without repeated values is divided into.</summary>
    public const int Cells = 40;

    /// <summary>The fewest values of a sensitive sample that are told of together.</summary>
    public const int SmallestGroup = 5;

    /// <summary>
    /// The sample's minimum and its quantiles k/40, without repetition. A value that at least 1/40 of the sample
    /// has gets a cell of its own by a second edge just below it, most frequent first while there is room.
    /// </summary>
    public static double[] Of(ReadOnlySpan<double> sorted)
    {
        var edges = new SortedSet<double>(Quantiles(sorted, Cells));

        // A value seen once says nothing about the chance of seeing it again, however small the sample.
        AddAtoms(edges, FrequentValues(sorted, [.. edges], fewest: 2));
        return [.. edges];
    }

    /// <summary>
    /// Edges midway between neighbouring values at the quantiles, with at least five values between them, so that
    /// none is the value of a row; only values that at least five rows share are edges themselves.
    /// </summary>
    public static double[] Between(ReadOnlySpan<double> sorted)
    {
        var quantiles = Quantiles(sorted, Math.Clamp(sorted.Length / SmallestGroup, 1, Cells));
        var frequent = FrequentValues(sorted, quantiles, SmallestGroup);
        var edges = new SortedSet<double>(frequent.Select(atom => atom.Value));
        foreach (var value in quantiles)
        {
            var below = CountUpTo(sorted, value);
            if (below >= SmallestGroup && below <= sorted.Length - SmallestGroup && !edges.Contains(value))
            {
                var next = Math.Min(sorted[below], NumericLayout.MaxMagnitude);
                var middle = (value + next) / 2;
                edges.Add(middle >= next ? value : middle);
            }
        }

        AddAtoms(edges, frequent);
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

    private static List<double> Quantiles(ReadOnlySpan<double> sorted, int parts)
    {
        var quantiles = new List<double>(parts + 1);
        for (var k = 0; k <= parts && !sorted.IsEmpty; k++)
        {
            // Adding zero turns -0 into 0, so that edges compare by bits as they do by value.
            var rank = (int)(((long)k * sorted.Length + parts - 1) / parts);
            var value = Math.Clamp(sorted[Math.Max(rank - 1, 0)] + 0.0, -NumericLayout.MaxMagnitude, NumericLayout.MaxMagnitude);
            if (quantiles.Count == 0 || value > quantiles[^1])
            {
                quantiles.Add(value);
            }
        }

        return quantiles;
    }

    private static List<(double Value, int Count)> FrequentValues(ReadOnlySpan<double> sorted, List<double> candidates, int fewest)
    {
        var frequent = new List<(double Value, int Count)>();
        foreach (var value in candidates)
        {
            var count = CountUpTo(sorted, value) - CountBelow(sorted, value);
            if (count >= fewest && (long)count * Cells >= sorted.Length)
            {
                frequent.Add((value, count));
            }
        }

        return frequent;
    }

    private static void AddAtoms(SortedSet<double> edges, List<(double Value, int Count)> frequent)
    {
        foreach (var (value, _) in frequent.OrderByDescending(atom => atom.Count).ThenBy(atom => atom.Value))
        {
            if (edges.Count < NumericLayout.MaxEdges && value > -NumericLayout.MaxMagnitude)
            {
                edges.Add(Math.BitDecrement(value));
            }
        }
    }
}
