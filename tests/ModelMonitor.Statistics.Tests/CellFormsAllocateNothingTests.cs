namespace ModelMonitor.Statistics.Tests;

/// <summary>What is computed for every window from counts must not feed the garbage collector.</summary>
public sealed class CellFormsAllocateNothingTests
{
    private static readonly double[] s_edges = [.. Enumerable.Range(0, 43).Select(i => (double)i)];
    private static readonly long[] s_baseline = [.. Enumerable.Range(0, 44).Select(i => 40L + i % 7)];
    private static readonly long[] s_live = [.. Enumerable.Range(0, 44).Select(i => 20L + i % 5)];
    private static readonly double[] s_baselineSums = Array.ConvertAll(s_baseline, count => count * 0.5);
    private static readonly double[] s_liveSums = Array.ConvertAll(s_live, count => count * 0.4);
    private static readonly double[] s_adjusted = new double[50];
    private static readonly double[] s_p = [.. Enumerable.Range(1, 50).Select(i => i / 51.0)];

    [Fact]
    public void Every_statistic_of_cells()
    {
        var moments = new RunningMoments(10, 1, 2);
        AllocatesNothing(() =>
        {
            var sum = 0.0;
            sum += PopulationStabilityIndex.PValue(PopulationStabilityIndex.FromCounts(s_baseline, s_live), 44, 2000, 1000);
            sum += JensenShannon.PValue(JensenShannon.Distance(s_baseline, s_live), 44, 2000, 1000);
            sum += Hellinger.Distance(s_baseline, s_live);
            sum += TotalVariation.Distance(s_baseline, s_live);
            sum += KullbackLeibler.FromCounts(s_baseline, s_live);
            sum += LInfinity.Distance(s_baseline, s_live);
            sum += KolmogorovSmirnov.FromCells(s_edges, s_baseline, s_live).PValue;
            sum += Wasserstein.FromCells(s_edges, s_baseline, s_baselineSums, s_live, s_liveSums).High;
            sum += MannWhitney.FromCells(s_baseline, s_live).PValue;
            sum += AndersonDarling.FromCells(s_baseline, s_live).PValue;
            sum += CramerVonMises.FromCells(s_baseline, s_live).PValue;
            sum += ChiSquare.Homogeneity(s_baseline, s_live).PValue;
            sum += FisherExact.Test(3, 10, 8, 4).PValue;
            sum += TwoProportionZ.Test(3, 10, 8, 14).PValue;
            sum += WilsonInterval.Of(3, 10).Low;
            sum += UnseenCategories.Test(3, 10, 1, 100).LowerBound;
            sum += WelchT.Test(moments, moments).PValue;
            return sum;
        });
    }

    [Fact]
    public void Corrections_after_their_first_use()
        => AllocatesNothing(() =>
        {
            BenjaminiHochberg.Adjust(s_p, s_adjusted);
            Holm.Adjust(s_p, s_adjusted);
            Bonferroni.Adjust(s_p, s_adjusted);
            BenjaminiYekutieli.Adjust(s_p, s_adjusted);
            return s_adjusted[0];
        });

    private static void AllocatesNothing(Func<double> work)
    {
        var sink = 0.0;
        for (var i = 0; i < 100; i++)
        {
            sink += work();
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            sink += work();
        }
        // Tiering up may leave a few bytes behind; one allocation in the work would be at least 2,400.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_400);
        double.IsFinite(sink).ShouldBeTrue();
    }
}
