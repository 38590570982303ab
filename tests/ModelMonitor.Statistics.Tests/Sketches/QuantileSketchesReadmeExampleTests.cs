using System.Globalization;

namespace ModelMonitor.Statistics.Tests;

/// <summary>The examples of the package's README, with what they print.</summary>
public sealed class QuantileSketchesReadmeExampleTests
{
    [Fact]
    public void A_baseline_of_any_length_is_frozen_into_cells_and_live_machines_are_merged()
    {
        double[] january = Latencies(0, 100_000, factor: 1), february = Latencies(1, 20_000, factor: 1.2);

        var sketch = new KllSketch(k: 400, seed: 1);                       // one pass, bounded memory
        foreach (var value in january)
        {
            sketch.Add(value);
        }
        var cells = new CellPartition(QuantileEdges.Of(sketch));           // 41 edges
        CellSketch baseline = new(cells), machine1 = new(cells), machine2 = new(cells);
        baseline.Add(january);
        machine1.Add(february.AsSpan(..9_000));
        machine2.Add(february.AsSpan(9_000..));
        machine1.Merge(CellSketch.FromBytes(machine2.ToBytes()));          // exactly the counts of both

        var psi = PopulationStabilityIndex.FromCounts(baseline.Counts, machine1.Counts);
        var ks = KolmogorovSmirnov.FromCells(cells.Edges, baseline.Counts, machine1.Counts);

        var live = new DDSketch(relativeAccuracy: 0.01);                   // quantiles within 1 % of their value
        foreach (var value in february)
        {
            live.Add(value);
        }
        Print($"PSI = {psi:F3}, D in [{ks.Statistic:F3}, {ks.UpperBound:F3}]").ShouldBe("PSI = 0.140, D in [0.150, 0.177]");
        Print($"p99 now {live.Quantile(0.99):F0} ms").ShouldBe("p99 now 76 ms");
    }

    /// <summary>Log-normal around 20 ms.</summary>
    private static double[] Latencies(int seed, int count, double factor)
        => Array.ConvertAll(Streams.Normal(count, seed), value => 20 * factor * Math.Exp(0.5 * value));

    private static string Print(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
