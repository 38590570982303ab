namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged data p-values are uniform, or larger where a test is documented as conservative.</summary>
public sealed class NullLawTests
{
    [Fact]
    public void Asymptotic_Kolmogorov_Smirnov()
        => NullUniformity.ShouldBeUniform(random => KolmogorovSmirnov.Test(Normal(random, 1013), Normal(random, 757), PValueMethod.Asymptotic).PValue, 1);

    [Fact]
    public void Exact_Kolmogorov_Smirnov()
        => NullUniformity.ShouldBeConservative(random => KolmogorovSmirnov.Test(Normal(random, 40), Normal(random, 30)).PValue, 2);

    [Fact]
    public void Cells_of_Kolmogorov_Smirnov_are_conservative()
        => NullUniformity.ShouldBeConservative(
            random =>
            {
                var (baseline, live) = Cells.Of(Normal(random, 500), Normal(random, 300));
                return KolmogorovSmirnov.FromCells(baseline.Counts, live.Counts).PValue;
            },
            3);

    [Fact]
    public void Mann_Whitney()
        => NullUniformity.ShouldBeUniform(random => MannWhitney.Test(Normal(random, 80), Normal(random, 60)).PValue, 4);

    [Fact]
    public void Mann_Whitney_with_ties()
        => NullUniformity.ShouldBeUniform(
            random => MannWhitney.Test(Rounded(Normal(random, 200)), Rounded(Normal(random, 150))).PValue, 5);

    [Fact]
    public void Cramer_von_Mises()
        => NullUniformity.ShouldBeUniform(random => CramerVonMises.Test(Normal(random, 60), Normal(random, 50)).PValue, 6);

    [Fact]
    public void Anderson_Darling_below_its_clamp()
        => NullUniformity.ShouldBeConservative(
            random =>
            {
                var result = AndersonDarling.Test(Normal(random, 100), Normal(random, 80));
                return result.PValue < 0.25 ? result.PValue : 1;
            },
            7);

    [Fact]
    public void Welch_t()
        => NullUniformity.ShouldBeUniform(
            random => WelchT.Test(Normal(random, 50), Array.ConvertAll(Normal(random, 20), value => 4 * value)).PValue, 8);

    [Fact]
    public void Epps_Singleton()
        => NullUniformity.ShouldBeUniform(random => EppsSingleton.Test(Normal(random, 300), Normal(random, 300)).PValue, 9);

    [Fact]
    public void Energy_distance()
        => NullUniformity.ShouldBeUniform(
            random => EnergyDistance.Test(Normal(random, 20), Normal(random, 20), seed: random.Next(), permutations: 99).PValue - 1e-9, 10);

    [Fact]
    public void Population_stability_index()
        => NullUniformity.ShouldBeUniform(
            random =>
            {
                var (baseline, live) = (Multinomial(random, 2000), Multinomial(random, 1000));
                return PopulationStabilityIndex.PValue(PopulationStabilityIndex.FromCounts(baseline, live), 10, 2000, 1000);
            },
            11);

    [Fact]
    public void Jensen_Shannon_and_Hellinger_and_Kullback_Leibler()
    {
        NullUniformity.ShouldBeUniform(
            random => JensenShannon.PValue(JensenShannon.Distance(Multinomial(random, 2000), Multinomial(random, 1000)), 10, 2000, 1000), 12);
        NullUniformity.ShouldBeUniform(
            random => Hellinger.PValue(Hellinger.Distance(Multinomial(random, 2000), Multinomial(random, 1000)), 10, 2000, 1000), 13);
        NullUniformity.ShouldBeUniform(
            random => KullbackLeibler.PValue(KullbackLeibler.FromCounts(Multinomial(random, 2000), Multinomial(random, 1000)), 10, 2000, 1000), 14);
    }

    [Fact]
    public void Chi_square_homogeneity()
        => NullUniformity.ShouldBeUniform(random => ChiSquare.Homogeneity(Multinomial(random, 500), Multinomial(random, 300)).PValue, 15);

    [Fact]
    public void Two_proportion_z()
        => NullUniformity.ShouldBeUniform(random => TwoProportionZ.Test(Binomial(random, 5000), 5000, Binomial(random, 3000), 3000).PValue, 16);

    [Fact]
    public void Fisher_exact_is_conservative()
        => NullUniformity.ShouldBeConservative(
            random =>
            {
                var (a, c) = (Binomial(random, 30), Binomial(random, 20));
                return FisherExact.Test(a, 30 - a, c, 20 - c).PValue;
            },
            17);

    private static double[] Normal(Random random, int size)
    {
        var values = new double[size];
        for (var i = 0; i < size; i++)
        {
            values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        return values;
    }

    private static double[] Rounded(double[] values) => Array.ConvertAll(values, value => Math.Round(value * 4) / 4);

    private static long[] Multinomial(Random random, int size)
    {
        var counts = new long[10];
        for (var i = 0; i < size; i++)
        {
            // Unequal cells: the larger of two uniform digits.
            counts[Math.Max(random.Next(10), random.Next(10))]++;
        }
        return counts;
    }

    private static int Binomial(Random random, int trials)
    {
        var successes = 0;
        for (var i = 0; i < trials; i++)
        {
            successes += random.NextDouble() < 0.3 ? 1 : 0;
        }
        return successes;
    }
}
