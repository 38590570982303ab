using System.Numerics;

namespace ModelMonitor.Statistics.Tests;

public sealed class ExactBinomialTests
{
    // The example of scipy's documentation.
    [Fact]
    public void Golden_value_of_scipy() => ExactBinomial.Test(3, 15, 0.1, Alternative.Greater).PValue.ShouldBe(0.18406106910639114, 1e-14);

    [Fact]
    public void P_values_are_the_sums_of_rational_arithmetic()
    {
        foreach (var trials in (int[])[1, 2, 7, 30, 64])
        {
            for (var sixteenths = 0; sixteenths <= 16; sixteenths += 3)
            {
                // Numerators over 16^trials.
                BigInteger[] weights = [.. Enumerable.Range(0, trials + 1).Select(count =>
                    Choices(trials, count) * BigInteger.Pow(sixteenths, count) * BigInteger.Pow(16 - sixteenths, trials - count))];
                var whole = BigInteger.Pow(16, trials);
                for (var successes = 0; successes <= trials; successes++)
                {
                    double Exact(Func<int, bool> isExtreme) => (double)(BigInteger.Multiply(
                        Enumerable.Range(0, trials + 1).Where(isExtreme).Aggregate(BigInteger.Zero, (sum, count) => sum + weights[count]),
                        BigInteger.Pow(10, 20)) / whole) / 1e20;

                    var p = sixteenths / 16.0;
                    // The sums are cut after 20 digits; the incomplete beta function is good for 12.
                    ExactBinomial.Test(successes, trials, p, Alternative.Less).PValue.ShouldBe(Exact(count => count <= successes), 1e-11);
                    ExactBinomial.Test(successes, trials, p, Alternative.Greater).PValue.ShouldBe(Exact(count => count >= successes), 1e-11);
                    ExactBinomial.Test(successes, trials, p).PValue.ShouldBe(Exact(count => weights[count] <= weights[successes]), 1e-11);
                }
            }
        }
    }

    [Fact]
    public void The_result_tells_share_and_alternative()
    {
        var result = ExactBinomial.Test(3, 12, 0.5, Alternative.Less);

        (result.Share, result.Alternative).ShouldBe((0.25, Alternative.Less));
        result.PValue.ShouldBe(299.0 / 4096, 1e-14);
    }

    [Fact]
    public void Of_two_equally_probable_modes_both_are_as_expected()
    {
        ExactBinomial.Test(2, 5, 0.5).PValue.ShouldBe(1);
        ExactBinomial.Test(3, 5, 0.5).PValue.ShouldBe(1);
        PoissonRate.Test(2, 1, 3, 1).PValue.ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, 10, 0.5)]
    [InlineData(11, 10, 0.5)]
    [InlineData(0, 0, 0.5)]
    [InlineData(0, 1_000_000_000_001, 0.5)]
    [InlineData(1, 10, -0.1)]
    [InlineData(1, 10, 1.1)]
    [InlineData(1, 10, double.NaN)]
    public void What_is_out_of_range_is_refused(long successes, long trials, double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ExactBinomial.Test(successes, trials, probability));

    private static BigInteger Choices(int trials, int count) => Enumerable.Range(0, count)
        .Aggregate(BigInteger.One, (product, i) => product * (trials - i) / (i + 1));
}
