namespace ModelMonitor.Statistics.Tests;

public sealed class CauchyCombinationTests
{
    private static readonly double[] Even = [1, 1, 1];

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.01)]
    [InlineData(1e-9)]
    [InlineData(1e-200)]
    public void Tests_that_agree_cost_nothing(double p)
        => CauchyCombination.PValue([p, p, p], Even).ShouldBe(p, 1e-12 * p);

    /// <summary>In the tail a score is 1 / (πp), so the others vanish beside it.</summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-30)]
    public void A_test_that_stands_alone_costs_its_weight(double p)
        => CauchyCombination.PValue([p, 0.5, 0.5], [0.2, 0.5, 0.3]).ShouldBe(p / 0.2, 1e-4 * p / 0.2);

    [Fact]
    public void One_p_value_is_itself_and_ends_stay_ends()
    {
        CauchyCombination.PValue([0.7], [3]).ShouldBe(0.7, 1e-15);
        CauchyCombination.PValue([0, 0.9], [1, 1]).ShouldBe(0);
        CauchyCombination.PValue([1, 1], [1, 1]).ShouldBe(0.99, 1e-15);
        // A p-value of 1 does not outweigh a small one.
        CauchyCombination.PValue([1e-5, 1], [1, 1]).ShouldBeLessThan(3e-5);
    }

    /// <summary>20,000 sets without a change; at a level of 0.01 three standard errors are 0.0021.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void The_level_holds_under_dependence(double correlation)
    {
        var random = new Random(11);
        const int Sets = 20_000;
        var rejected = 0;
        var p = new double[3];
        for (var set = 0; set < Sets; set++)
        {
            var common = MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
            for (var i = 0; i < p.Length; i++)
            {
                var z = Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
                p[i] = 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(z));
            }
            rejected += CauchyCombination.PValue(p, [0.8, 0.1, 0.1]) <= 0.01 ? 1 : 0;
        }
        ((double)rejected / Sets).ShouldBeLessThan(0.0121);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Should.Throw<ArgumentException>(() => CauchyCombination.PValue([], []));
        Should.Throw<ArgumentException>(() => CauchyCombination.PValue([0.1], [1, 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => CauchyCombination.PValue([double.NaN], [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => CauchyCombination.PValue([0.5], [0]));
    }
}
