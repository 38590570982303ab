namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// On unchanged rows p-values are uniform. With 9 permutations there are ten equally likely values, one to a bin.
/// A permutation test is exact at any size, so small ones are enough.
/// </summary>
public sealed class MeanDiscrepancyNullLawTests
{
    private const int Permutations = 9;

    [Fact]
    public void Maximum_mean_discrepancy()
        => NullUniformity.ShouldBeUniform(
            random => Lower(MaximumMeanDiscrepancy.Test(
                new Rows(RowSamples.Normal(random, 30, 2), 2), new Rows(RowSamples.Normal(random, 15, 2), 2), random.Next(),
                permutations: Permutations).PValue),
            30);

    [Fact]
    public void Energy_distance()
        => NullUniformity.ShouldBeUniform(
            random => Lower(EnergyDistance.Test(
                new Rows(RowSamples.Normal(random, 30, 3), 3), new Rows(RowSamples.Normal(random, 30, 3), 3), random.Next(), Permutations).PValue),
            7);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Linear_time_is_conservative_in_its_tail(int size)
        => NullUniformity.ShouldBeConservative(
            NullDraws.Of(size, (x, y) =>
            {
                var p = LinearTimeMmd.Test(new Rows(x, 1), new Rows(y, 1), new GaussianKernel(1)).PValue;
                return p < 0.2 ? p : 1;
            }),
            size);

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void Random_Fourier_features(int size)
    {
        var features = new RandomFourierFeatures(2, 1, seed: 1, count: 8);
        NullUniformity.ShouldBeUniform(
            random =>
            {
                var baseline = new Rows(RowSamples.Normal(random, size, 2), 2);
                var (x, y) = (new RandomFourierMmd(features), new RandomFourierMmd(features));
                x.AddRange(baseline);
                y.AddRange(new Rows(RowSamples.Normal(random, size / 2, 2), 2));
                return Lower(RandomFourierMmd.SimulateNull(features, baseline, size / 2, random.Next(), repetitions: 9).PValue(x.UnbiasedSquared(y)));
            },
            size);
    }

    // The largest number below, so that 1/10 … 10/10 fall into a bin each.
    private static double Lower(double p) => p - 1e-9;
}
