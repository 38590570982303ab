using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What is computed for every window from counts must not feed the garbage collector.</summary>
public sealed class CellFormsAllocateNothingTests
{
    private static readonly double[] Edges = [.. Enumerable.Range(0, 43).Select(i => (double)i)];
    private static readonly long[] Baseline = [.. Enumerable.Range(0, 44).Select(i => 40L + i % 7)];
    private static readonly long[] Live = [.. Enumerable.Range(0, 44).Select(i => 20L + i % 5)];
    private static readonly int[] Bins = [.. Enumerable.Range(0, 44).Select(i => i / 4)];
    private static readonly double[] BaselineSums = Array.ConvertAll(Baseline, count => count * 0.5);
    private static readonly double[] LiveSums = Array.ConvertAll(Live, count => count * 0.4);
    private static readonly double[] Adjusted = new double[50];
    private static readonly double[] PValues = [.. Enumerable.Range(1, 50).Select(i => i / 51.0)];

    [Fact]
    public void Every_statistic_of_cells()
    {
        var moments = new RunningMoments(10, 1, 2);
        AllocatesNothing(() =>
        {
            var sum = 0.0;
            sum += PopulationStabilityIndex.PValue(PopulationStabilityIndex.FromCounts(Baseline, Live), 44, 2000, 1000);
            sum += JensenShannon.PValue(JensenShannon.Distance(Baseline, Live), 44, 2000, 1000);
            sum += Hellinger.Distance(Baseline, Live);
            sum += TotalVariation.Distance(Baseline, Live);
            sum += KullbackLeibler.FromCounts(Baseline, Live);
            sum += LInfinity.Distance(Baseline, Live);
            sum += Bhattacharyya.Distance(Baseline, Live);
            sum += SymmetricChiSquare.Divergence(Baseline, Live);
            sum += KolmogorovSmirnov.FromCells(Edges, Baseline, Live).PValue;
            sum += Wasserstein.FromCells(Edges, Baseline, BaselineSums, Live, LiveSums).High;
            sum += MannWhitney.FromCells(Baseline, Live).PValue;
            sum += AndersonDarling.FromCells(Baseline, Live).PValue;
            sum += CramerVonMises.FromCells(Baseline, Live).PValue;
            sum += LepageTest.FromCells(Baseline, Live, Bins, 11).PValue;
            sum += PredictiveCountEProcess.LogEvidence(Live, Baseline);
            sum += ChiSquare.Homogeneity(Baseline, Live).PValue;
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
            BenjaminiHochberg.Adjust(PValues, Adjusted);
            Holm.Adjust(PValues, Adjusted);
            HolmSidak.Adjust(PValues, Adjusted);
            Hommel.Adjust(PValues, Adjusted);
            Bonferroni.Adjust(PValues, Adjusted);
            BenjaminiYekutieli.Adjust(PValues, Adjusted);
            return Adjusted[0];
        });

    private static void AllocatesNothing(Func<double> work)
    {
        var sink = 0.0;
        Allocations.Each(() => sink += work(), calls: 1_000).ShouldBe(0);
        double.IsFinite(sink).ShouldBeTrue();
    }
}
