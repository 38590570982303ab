namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>Counts of sorted values in bins of equal width or between edges, as peers make them.</summary>
internal static class Histograms
{
    /// <summary>Counts between inner edges; a value on an edge belongs to the bin above it.</summary>
    public static double[] Between(double[] sorted, double[] innerEdges)
    {
        var counts = new double[innerEdges.Length + 1];
        var bin = 0;
        foreach (var value in sorted)
        {
            while (bin < innerEdges.Length && value >= innerEdges[bin])
            {
                bin++;
            }

            counts[bin]++;
        }

        return counts;
    }

    /// <summary>The inner edges of so many bins of equal width.</summary>
    public static double[] EqualWidth(double low, double high, int bins) =>
        [.. Enumerable.Range(1, bins - 1).Select(i => low + ((high - low) * i / bins))];

    /// <summary>Counts of each code in both samples.</summary>
    public static (double[] Baseline, double[] Window) Categories(double[] baseline, double[] window)
    {
        double[] codes = [.. baseline.Concat(window).Distinct().Order()];
        return (Of(baseline), Of(window));

        double[] Of(double[] values)
        {
            var counts = new double[codes.Length];
            foreach (var value in values)
            {
                counts[Array.BinarySearch(codes, value)]++;
            }

            return counts;
        }
    }

    /// <summary>Jensen-Shannon distance of two vectors of counts.</summary>
    /// <param name="baseline">Counts of the baseline.</param>
    /// <param name="window">Counts of the window.</param>
    /// <param name="logarithm">The natural logarithm of the base: ln 2 for bits, 1 for nats.</param>
    public static double JensenShannon(double[] baseline, double[] window, double logarithm)
    {
        var (m, n, sum) = (baseline.Sum(), window.Sum(), 0d);
        for (var i = 0; i < baseline.Length; i++)
        {
            var (p, q) = (baseline[i] / m, window[i] / n);
            var middle = (p + q) / 2;
            sum += (p > 0 ? p * Math.Log(p / middle) : 0) + (q > 0 ? q * Math.Log(q / middle) : 0);
        }

        return Math.Sqrt(Math.Max(0, sum / 2 / logarithm));
    }
}
