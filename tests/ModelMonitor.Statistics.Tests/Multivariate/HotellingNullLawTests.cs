namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged rows p-values are uniform, or larger where a ridge makes the test conservative.</summary>
public sealed class HotellingNullLawTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Hotelling(int size)
        => NullUniformity.ShouldBeUniform(
            random => HotellingTSquared.Test(new Rows(RowSamples.Normal(random, size, 2, correlation: 0.5), 2), new Rows(RowSamples.Normal(random, size / 2, 2, correlation: 0.5), 2)).PValue,
            size);

    [Fact]
    public void Hotelling_with_a_ridge_is_conservative()
        => NullUniformity.ShouldBeConservative(
            random => HotellingTSquared.Test(new Rows(RowSamples.Normal(random, 8, 4), 4), new Rows(RowSamples.Normal(random, 8, 4), 4)).PValue, 4);

    [Fact]
    public void Permuted_Hotelling_of_few_rows()
        => NullUniformity.ShouldBeUniform(
            random => HotellingTSquared.PermutationTest(
                new Rows(RowSamples.Normal(random, 6, 8), 8), new Rows(RowSamples.Normal(random, 8, 8), 8), random.Next(), permutations: 19).PValue - 1e-9,
            5);
}
