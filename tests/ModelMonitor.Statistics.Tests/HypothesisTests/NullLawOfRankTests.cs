namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged data the p-values of rank tests are uniform, or larger where a test is documented as conservative.</summary>
public sealed class NullLawOfRankTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Asymptotic_Kolmogorov_Smirnov_of_unequal_sizes_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(
            NullDraws.Of(n, (x, y) => KolmogorovSmirnov.Test(x, y[..(y.Length * 77 / 100)], PValueMethod.Asymptotic).PValue), 1);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Exact_Kolmogorov_Smirnov_is_conservative_because_D_is_discrete(int n)
        => NullUniformity.ShouldBeConservative(NullDraws.Of(n, (x, y) => KolmogorovSmirnov.Test(x, y, PValueMethod.Exact).PValue), 2);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Cells_of_Kolmogorov_Smirnov_are_conservative(int n)
        => NullUniformity.ShouldBeConservative(NullDraws.Of(n, (baseline, live) => KolmogorovSmirnov.FromCells(baseline, live).PValue), 3);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Mann_Whitney_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (x, y) => MannWhitney.Test(x, y).PValue), 4);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Cells_of_Mann_Whitney_are_uniform_without_the_continuity_correction(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (baseline, live) => MannWhitney.FromCells(baseline, live, continuity: false).PValue), 5);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Cramer_von_Mises_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (x, y) => CramerVonMises.Test(x, y).PValue), 6);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Anderson_Darling_keeps_its_levels_below_its_clamp(int n)
        => NullUniformity.ShouldBeConservative(
            NullDraws.Of(n, (x, y) =>
            {
                var result = AndersonDarling.Test(x, y);
                return result.PValue < 0.25 ? result.PValue : 1;
            }),
            7);
}
