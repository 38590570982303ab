namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged data the p-values of tests of means, spreads and characteristic functions are uniform.</summary>
public sealed class NullLawOfMomentTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Welch_t_is_uniform_for_unequal_variances_and_sizes(int n)
        => NullUniformity.ShouldBeUniform(
            NullDraws.Of(n, (x, y) => WelchT.Test(x, Array.ConvertAll(y[..(n / 2)].ToArray(), value => 4 * value)).PValue), 1);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Brown_Forsythe_is_uniform(int n)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(n, (x, y) => BrownForsythe.Test(x, y).PValue), 2);

    [Fact]
    public void Epps_Singleton_is_uniform_for_large_samples()
        => NullUniformity.ShouldBeUniform(NullDraws.Of(1000, (x, y) => EppsSingleton.Test(x, y).PValue), 3);

    [Theory]
    [InlineData(30, 0.08)]
    [InlineData(100, 0.065)]
    public void Epps_Singleton_rejects_a_little_too_often_in_small_samples_as_documented(int n, double most)
        => NullUniformity.SizeAtFivePercent(NullDraws.Of(n, (x, y) => EppsSingleton.Test(x, y).PValue), 4).ShouldBeInRange(0.05, most);

    // Few permutations keep it fast: p is uniform on k/(permutations + 1), each in a bin of its own or with equally many.
    // The test is exact at any size; each trial of 1,000 values sorts them anew, and 400 still put forty into a bin.
    [Theory]
    [InlineData(30, 39, 2000)]
    [InlineData(100, 19, 2000)]
    [InlineData(1000, 9, 400)]
    public void Energy_distance_is_uniform(int n, int permutations, int trials)
    {
        var seed = 0;
        NullUniformity.ShouldBeUniform(NullDraws.Of(n, (x, y) => EnergyDistance.Test(x, y, seed++, permutations).PValue - 1e-9), 5, trials);
    }
}
