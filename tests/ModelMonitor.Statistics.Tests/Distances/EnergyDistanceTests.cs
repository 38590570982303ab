namespace ModelMonitor.Statistics.Tests;

public sealed class EnergyDistanceTests
{
    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Distance_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        EnergyDistance.Distance(x, y)
            .ShouldBeWithin(TwoSampleReference.Expected(name, "energy_distance").Number("value"), 1e-10, absolute: 0, what: "D");
    }

    [Fact]
    public void Golden_value()
        => EnergyDistance.Distance(TwoSampleReference.Golden.X, TwoSampleReference.Golden.Y).ShouldBe(1.166277875, 1e-9);

    [Fact]
    public void The_integral_is_the_difference_of_expectations()
    {
        var (x, y) = TwoSampleReference.Golden;
        var between = Mean(x, y);
        var squared = 2 * between - Mean(x, x) - Mean(y, y);
        var result = EnergyDistance.Test(x, y, seed: 1);
        (result.Distance * result.Distance).ShouldBe(squared, 1e-12);
        result.Normalised.ShouldBe(squared / (2 * between), 1e-12);
    }

    [Fact]
    public void The_normalised_distance_has_no_unit()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var result = EnergyDistance.Test(pair.X, pair.Y, seed: 3, permutations: 1);
            var scaled = EnergyDistance.Test(Scaled(pair.X), Scaled(pair.Y), seed: 3, permutations: 1);
            return Math.Abs(result.Normalised - scaled.Normalised) < 1e-12 && result.Normalised is >= 0 and <= 1;
        });

    [Fact]
    public void All_permutations_of_separated_samples_are_counted_once_in_their_number()
    {
        // 2 of the C(10, 5) = 252 splits are as far apart as the observed one.
        var result = EnergyDistance.Test([1, 2, 3, 4, 5], [11, 12, 13, 14, 15], seed: 7, permutations: 20_000);
        result.PValue.ShouldBe(2.0 / 252, 0.002);
        EnergyDistance.Test([1, 2, 3, 4, 5], [11, 12, 13, 14, 15], seed: 7, permutations: 20_000).ShouldBe(result);
    }

    [Fact]
    public void P_is_never_zero()
        => EnergyDistance.Test([.. Enumerable.Range(0, 50)], [.. Enumerable.Range(1000, 50)], seed: 1, permutations: 99).PValue.ShouldBe(0.01);

    [Fact]
    public void Equal_constants_are_at_distance_zero()
    {
        var result = EnergyDistance.Test([4, 4], [4], seed: 1, permutations: 9);
        (result.Distance, result.Normalised, result.PValue).ShouldBe((0, 0, 1));
        EnergyDistance.Test([4, 4], [5], seed: 1, permutations: 9).Normalised.ShouldBe(1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => EnergyDistance.Distance([], [1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentOutOfRangeException>(() => EnergyDistance.Test([1], [1], 0, permutations: 0)).ParamName.ShouldBe("permutations");
    }

    private static double[] Scaled(double[] values) => Array.ConvertAll(values, value => value * 1024);

    private static double Mean(double[] x, double[] y) => x.Average(a => y.Average(b => Math.Abs(a - b)));
}
