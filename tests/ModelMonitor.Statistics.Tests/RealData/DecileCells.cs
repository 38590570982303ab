namespace ModelMonitor.Statistics.Tests;

/// <summary>The cells of the reference files: between the distinct deciles of the reference, (−∞, e₁], (e₁, e₂], …</summary>
public sealed class DecileCells
{
    public DecileCells(double[] sorted)
        => Edges = [.. new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 }.Select(p => Quantile.OfSorted(sorted, p)).Distinct()];

    public double[] Edges { get; }

    public long[] Count(double[] values)
    {
        var counts = new long[Edges.Length + 1];
        foreach (var value in values)
        {
            var cell = Array.BinarySearch(Edges, value);
            counts[cell < 0 ? ~cell : cell]++;
        }
        return counts;
    }
}

/// <summary>The rule of the reference files for empty cells: a share of 0 becomes 1e-4, and nothing is renormalised.</summary>
public static class ZeroRule
{
    public static double[] Shares(long[] counts)
    {
        var total = (double)counts.Sum();
        return Array.ConvertAll(counts, count => count == 0 ? 1e-4 : count / total);
    }
}
