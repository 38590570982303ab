namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// On unchanged counts in ten cells, the rarest of a probability of 1/55, p-values are uniform when there are enough
/// counts; below that they err to the side that the documentation of each says.
/// </summary>
public sealed class NullLawOfCountTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Chi_square_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (baseline, live) => ChiSquare.Homogeneity(baseline, live).PValue), 1);

    [Fact]
    public void Chi_square_of_pooled_categories_keeps_the_usual_levels()
        => NullUniformity.ShouldKeepUsualLevels(NullDraws.Of(30, (baseline, live) => ChiSquare.Homogeneity(baseline, live).PValue), 2);

    [Theory]
    [InlineData(30, 39)]
    [InlineData(100, 19)]
    public void Permutation_chi_square_keeps_its_levels(int n, int permutations)
    {
        var seed = 0;
        NullUniformity.ShouldBeConservative(
            NullDraws.Of(n, (baseline, live) => ChiSquare.Permutation(baseline, live, seed++, permutations).PValue), 3);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void G_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (baseline, live) => GTest.Test([.. baseline, .. live], 10).PValue), 4);

    [Fact]
    public void G_of_three_counts_a_cell_rejects_too_often_as_documented()
        => NullUniformity.SizeAtFivePercent(NullDraws.Of(30, (baseline, live) => GTest.Test([.. baseline, .. live], 10).PValue), 5)
            .ShouldBeInRange(0.07, 0.12);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Fisher_exact_is_conservative(int n)
        => NullUniformity.ShouldBeConservative(
            NullDraws.Of(n, (baseline, live) => FisherExact.Test(Last(baseline), n - Last(baseline), Last(live), n - Last(live)).PValue), 6);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Two_proportion_z_keeps_the_usual_levels(int n)
        => NullUniformity.ShouldKeepUsualLevels(
            NullDraws.Of(n, (baseline, live) => TwoProportionZ.Test(Last(baseline), n, Last(live), n).PValue), 7);

    [Fact]
    public void All_divergences_are_uniform_for_a_hundred_counts_a_cell()
    {
        foreach (var pValue in new CellStatistic[] { Psi, Kl, Js, H, Symmetric })
        {
            NullUniformity.ShouldBeUniform(NullDraws.Of(1000, pValue), 8);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Smoothed_divergences_are_conservative_for_ten_counts_a_cell_and_fewer(int n)
    {
        NullUniformity.ShouldBeConservative(NullDraws.Of(n, Psi), 9);
        NullUniformity.ShouldBeConservative(NullDraws.Of(n, Kl), 10);
        NullUniformity.ShouldBeConservative(NullDraws.Of(n, Symmetric), 11);
    }

    [Fact]
    public void Jensen_Shannon_and_Hellinger_reject_too_often_for_few_counts_as_documented()
    {
        NullUniformity.ShouldBeUniform(NullDraws.Of(100, Js), 12);
        NullUniformity.SizeAtFivePercent(NullDraws.Of(30, Js), 13).ShouldBeInRange(0.06, 0.1);
        NullUniformity.SizeAtFivePercent(NullDraws.Of(100, H), 14).ShouldBeInRange(0.06, 0.1);
        NullUniformity.SizeAtFivePercent(NullDraws.Of(30, H), 15).ShouldBeInRange(0.15, 0.25);
    }

    private static double Psi(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => PopulationStabilityIndex.PValue(PopulationStabilityIndex.FromCounts(baseline, live), 10, Sum(baseline), Sum(live));

    private static double Kl(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => KullbackLeibler.PValue(KullbackLeibler.FromCounts(baseline, live), 10, Sum(baseline), Sum(live));

    private static double Js(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => JensenShannon.PValue(JensenShannon.Distance(baseline, live), 10, Sum(baseline), Sum(live));

    private static double H(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => Hellinger.PValue(Hellinger.Distance(baseline, live), 10, Sum(baseline), Sum(live));

    private static double Symmetric(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => SymmetricChiSquare.PValue(SymmetricChiSquare.Divergence(baseline, live), 10, Sum(baseline), Sum(live));

    /// <summary>Counts in the last three cells, of a probability of 27/55.</summary>
    private static long Last(ReadOnlySpan<long> counts) => Sum(counts[7..]);

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }
        return sum;
    }
}
