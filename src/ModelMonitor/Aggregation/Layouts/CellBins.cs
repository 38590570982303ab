namespace ModelMonitor.Aggregation;

/// <summary>
/// Groups ordered cells into the bins that f-divergences are computed on: about ten of equal baseline mass, since
/// the bias of a PSI grows with their number; a frequent single value is a bin of its own.
/// </summary>
internal static class CellBins
{
    public const int MaxBins = 24;

    private const int BinsOfAll = 10;

    /// <summary>Whether no number lies strictly between the edges of a cell, so that it holds its upper edge only.</summary>
    public static bool IsAtom(ReadOnlySpan<double> edges, int cell) =>
        cell > 0 && cell < edges.Length && Math.BitDecrement(edges[cell]) == edges[cell - 1];

    /// <summary>The first cell of each bin.</summary>
    /// <param name="edges">The edges of the ordered cells.</param>
    /// <param name="counts">The baseline's count in each ordered cell.</param>
    public static int[] Of(ReadOnlySpan<double> edges, ReadOnlySpan<long> counts)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        var starts = new List<int>();
        for (var from = 0; from < counts.Length;)
        {
            var to = from;
            while (to < counts.Length && !IsAtom(edges, to))
            {
                to++;
            }

            from += Split(counts[from..to], from, total, starts);
            if (to < counts.Length)
            {
                // Cells too light for a bin of their own stay with the value above them.
                starts.Add(from);
            }

            from = to + 1;
        }

        var merged = MergeLightest(starts, counts);
        if (merged is [])
        {
            return [0];
        }

        merged[0] = 0;
        return merged;
    }

    /// <summary>Cuts a stretch of cells between atoms into bins of about a tenth of all.</summary>
    /// <returns>The cells of the stretch that are in a bin.</returns>
    private static int Split(ReadOnlySpan<long> stretch, int offset, long total, List<int> starts)
    {
        long mass = 0;
        foreach (var count in stretch)
        {
            mass += count;
        }

        var bins = total == 0 ? 0 : (int)Math.Round((double)mass * BinsOfAll / total);
        if (bins == 0)
        {
            return 0;
        }

        starts.Add(offset);
        long below = 0;
        var closed = 0;
        for (var i = 0; i < stretch.Length - 1; i++)
        {
            below += stretch[i];
            // Compared as below / mass >= (closed + 1) / bins; a rest without mass stays in the last bin.
            if ((Int128)below * bins >= (Int128)mass * (closed + 1) && below < mass)
            {
                closed = (int)((Int128)below * bins / mass);
                starts.Add(offset + i + 1);
            }
        }

        return stretch.Length;
    }

    private static int[] MergeLightest(List<int> starts, ReadOnlySpan<long> counts)
    {
        while (starts.Count > MaxBins)
        {
            var lightest = 1;
            var least = long.MaxValue;
            for (var bin = 1; bin < starts.Count; bin++)
            {
                long joint = 0;
                var end = bin + 1 < starts.Count ? starts[bin + 1] : counts.Length;
                foreach (var count in counts[starts[bin - 1]..end])
                {
                    joint += count;
                }

                (lightest, least) = joint < least ? (bin, joint) : (lightest, least);
            }

            starts.RemoveAt(lightest);
        }

        return [.. starts];
    }
}
