namespace ModelMonitor.Statistics.Tests;

public sealed class PearsonDeviateTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void The_deviate_is_as_probable_as_that_of_a_gamma_variable(double skewness)
    {
        // Twice a gamma variable of shape k is χ² of 2k degrees; r* is off by a factor of exp(1/(12k)).
        var shape = 4 / (skewness * skewness);
        for (var z = -1.5; z < 8; z += 0.25)
        {
            var expected = Tails.ChiSquared(2 * (shape + z * Math.Sqrt(shape)), 2 * shape);
            Tails.Normal(PearsonDeviate.Of(z, skewness)).ShouldBeWithin(expected, 1.5 / (12 * shape) + 1e-6, what: $"P(Z >= {z})");
            PearsonDeviate.Of(-z, -skewness).ShouldBe(-PearsonDeviate.Of(z, skewness), 1e-12);
        }
    }

    [Fact]
    public void Without_skewness_the_deviate_is_normal_already() => PearsonDeviate.Of(2.5, 0).ShouldBe(2.5);

    [Fact]
    public void The_series_joins_the_formula()
    {
        // At |w| = 0.05, where one takes over from the other.
        PearsonDeviate.Of(0.5 - 1e-9, 0.2).ShouldBe(PearsonDeviate.Of(0.5 + 1e-9, 0.2), 1e-7);
        PearsonDeviate.Of(-0.5 - 1e-9, 0.2).ShouldBe(PearsonDeviate.Of(-0.5 + 1e-9, 0.2), 1e-7);
    }

    [Fact]
    public void Beyond_the_end_of_the_law_deviates_are_finite()
        => PearsonDeviate.Of(-20, 0.5).ShouldBeLessThan(PearsonDeviate.Of(-3, 0.5));
}
