namespace ModelMonitor.Statistics.Tests;

/// <summary>The code of the package readme, with the results it states.</summary>
public sealed class ReadmeExamplesTests
{
    [Fact]
    public void Raw_samples()
    {
        double[] january = [1.1, 2.3, 2.9, 3.7, 4.4, 5.8, 6.1];
        double[] february = [2.0, 3.1, 4.9, 5.2, 6.6, 7.3, 8.8, 9.5];

        var test = KolmogorovSmirnov.Test(january, february);
        FormattableString.Invariant($"D = {test.Statistic:F2} at {test.Location}, p = {test.PValue:F3}")
            .ShouldBe("D = 0.50 at 6.1, p = 0.193");

        var shift = Wasserstein.Distance(january, february);
        shift.ShouldBe(2.17, 0.005);
    }

    [Fact]
    public void Counts_in_cells()
    {
        double[] edges = [0, 10, 20];
        long[] baseline = [50, 400, 450, 100], live = [10, 60, 190, 140];
        double[] baselineSums = [-100, 2100, 2200, 800], liveSums = [-15, 350, 1000, 1600];

        var psi = PopulationStabilityIndex.FromCounts(baseline, live);
        var p = PopulationStabilityIndex.PValue(psi, cells: 4, baselineSize: 1000, liveSize: 400);
        var ks = KolmogorovSmirnov.FromCells(edges, baseline, live);
        var w = Wasserstein.FromCells(edges, baseline, baselineSums, live, liveSums);

        psi.ShouldBeGreaterThan(0.25);
        p.ShouldBeLessThan(1e-20);
        ks.Statistic.ShouldBe(0.275, 1e-12);
        ks.UpperBound.ShouldBeInRange(ks.Statistic, 1);
        w.High.ShouldBeGreaterThan(w.Low);

        var threshold = NullDistribution.FromCounts(baseline, liveSize: 400, JensenShannon.Distance, seed: 1).Threshold(alpha: 0.01);
        var drifted = JensenShannon.Distance(baseline, live) > threshold;
        drifted.ShouldBeTrue();

        double[] pValues = [p, ks.PValue, 0.4], adjusted = new double[3];
        BenjaminiHochberg.Adjust(pValues, adjusted);
        adjusted[2].ShouldBe(0.4);
    }

    [Fact]
    public void One_value_at_a_time()
    {
        var chart = new Cusum(mean: 12.5, standardDeviation: 3.1);
        var changedAt = new List<double>();
        foreach (var value in new[] { 12.1, 15.8, 40.0, 41.2, 39.9 })
        {
            if (chart.Update(value) == ChangeSignal.Change)
            {
                changedAt.Add(value);
            }
        }
        changedAt[0].ShouldBe(40.0);
    }
}
