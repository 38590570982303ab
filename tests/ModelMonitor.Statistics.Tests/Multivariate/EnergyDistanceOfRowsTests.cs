namespace ModelMonitor.Statistics.Tests;

public sealed class EnergyDistanceOfRowsTests
{
    [Theory]
    [MemberData(nameof(TwoSampleReference.Small), MemberType = typeof(TwoSampleReference))]
    public void A_second_column_of_zeros_changes_nothing(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "energy_distance").Number("value");
        // D² is a difference of mean distances here, and an integral there: rounding is relative to the distances.
        var spread = Math.Max(1, x.Concat(y).Max() - x.Concat(y).Min());
        var squared = EnergyDistance.Distance(new Rows(WithZeros(x), 2), new Rows(WithZeros(y), 2));
        (squared * squared).ShouldBe(expected * expected, 1e-11 * spread);
        EnergyDistance.Distance(new Rows(x, 1), new Rows(y, 1)).ShouldBe(EnergyDistance.Distance(x, y));
    }

    [Fact]
    public void Rows_of_one_value_are_numbers()
        => EnergyDistance.Test(new Rows([1, 2, 3], 1), new Rows([2, 5], 1), seed: 4, permutations: 99)
            .ShouldBe(EnergyDistance.Test([1, 2, 3], [2, 5], seed: 4, permutations: 99));

    [Fact]
    public void The_distance_is_the_difference_of_expectations()
    {
        double[] x = [0, 0, 3, 4], y = [0, 0, 6, 8, 0, 5];
        // E|X − Y| = 35.16…/6, E|X − X'| = 2·5/4, E|Y − Y'| = 2·(10 + 5 + √45)/9.
        var between = (0 + 10 + 5 + 5 + 5 + Math.Sqrt(10)) / 6;
        var squared = 2 * between - 10.0 / 4 - 2 * (15 + Math.Sqrt(45)) / 9;
        var result = EnergyDistance.Test(new Rows(x, 2), new Rows(y, 2), seed: 1);
        result.Distance.ShouldBe(Math.Sqrt(squared), 1e-14);
        result.Normalised.ShouldBe(squared / (2 * between), 1e-14);
        EnergyDistance.Distance(new Rows(y, 2), new Rows(x, 2)).ShouldBe(result.Distance, 1e-14);
        (result.XSize, result.YSize, result.Permutations, result.Seed).ShouldBe((2, 3, 199, 1));
    }

    [Fact]
    public void Equal_constants_are_at_distance_zero()
    {
        var result = EnergyDistance.Test(new Rows([1, 2, 1, 2], 2), new Rows([1, 2, 1, 2], 2), seed: 1);
        (result.Distance, result.Normalised, result.PValue).ShouldBe((0, 0, 1));
    }

    private static double[] WithZeros(double[] values) => [.. values.SelectMany(value => new[] { value, 0 })];
}
