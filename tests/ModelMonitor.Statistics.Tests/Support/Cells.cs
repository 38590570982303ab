namespace ModelMonitor.Statistics.Tests;

/// <summary>Counts and sums of a sample in cells on the quantiles of a baseline, with an atom for every frequent value.</summary>
public sealed class Cells
{
    private Cells(double[] edges, double[] sample)
    {
        Edges = edges;
        Counts = new long[edges.Length + 1];
        Sums = new double[edges.Length + 1];
        foreach (var x in sample)
        {
            var cell = 0;
            while (cell < edges.Length && edges[cell] < x)
            {
                cell++;
            }
            Counts[cell]++;
            Sums[cell] += x - edges[Math.Max(0, cell - 1)];
        }
    }

    public double[] Edges { get; }

    public long[] Counts { get; }

    public double[] Sums { get; }

    public static (Cells Baseline, Cells Live) Of(double[] baseline, double[] live, int cells = 40)
    {
        var sorted = baseline.Order().ToArray();
        var edges = new SortedSet<double>();
        for (var k = 0; k <= cells; k++)
        {
            edges.Add(sorted[(int)((long)k * (sorted.Length - 1) / cells)]);
        }
        foreach (var atom in sorted.GroupBy(x => x).Where(group => group.Count() * cells >= sorted.Length))
        {
            edges.Add(Math.BitDecrement(atom.Key));
            edges.Add(atom.Key);
        }
        return (new Cells([.. edges], baseline), new Cells([.. edges], live));
    }
}
