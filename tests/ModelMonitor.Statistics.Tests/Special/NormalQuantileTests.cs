using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class NormalQuantileTests
{
    // From the middle over the seams of the functions at 0.425 from it and at a root of 5 to where doubles end.
    [Fact]
    public void Quantiles_are_those_of_the_library_in_all_digits_but_the_last()
    {
        double[] probabilities =
        [
            .. Enumerable.Range(1, 999).Select(i => i / 1000.0), 0.075, 0.0749999, 0.925, 0.9250001,
            .. Enumerable.Range(1, 300).Select(i => Math.Pow(10, -i)), .. Enumerable.Range(1, 15).Select(i => 1 - Math.Pow(10, -i)),
            Math.Exp(-25), Math.Exp(-24.999999),
        ];
        foreach (var p in probabilities)
        {
            // Both are right to some units of the last digit; near 1 the probability itself has no more digits.
            var expected = Normal.InvCDF(0, 1, p);
            NormalQuantile.Of(p).ShouldBe(expected, 4e-15 * Math.Max(1, Math.Abs(expected)), $"p = {p}");
        }
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-9, -5.997807015007687)]
    public void Quantiles_are_the_published_ones(double p, double z) => NormalQuantile.Of(p).ShouldBe(z, 1e-14);

    [Fact]
    public void The_halves_mirror_each_other()
    {
        for (var i = 1; i < 64; i++)
        {
            NormalQuantile.Of(i / 64.0).ShouldBe(-NormalQuantile.Of(1 - (i / 64.0)));
        }
    }
}
