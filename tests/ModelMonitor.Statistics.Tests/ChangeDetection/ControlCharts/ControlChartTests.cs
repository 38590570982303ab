using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class ControlChartTests
{
    [Theory]
    [InlineData(0.5, 4, 0, 168)]
    [InlineData(0.5, 5, 0, 465)]
    [InlineData(0.5, 4, 1, 8.4)]
    [InlineData(0.5, 5, 1, 10.4)]
    [InlineData(0.5, 8, 1, 16.4)]
    public void CUSUM_runs_as_long_as_theory_says(double allowance, double limit, double shift, double expected)
        => MeanRunLength(() => new Cusum(10, 2, allowance, limit).Update, 10 + 2 * shift, 2).ShouldBe(expected, Slack(expected));

    [Theory]
    [InlineData(0.1, 2.7, 0, 369)]
    [InlineData(0.2, 2.86, 0, 371)]
    [InlineData(0.1, 2.814, 1, 10.3)]
    public void EWMA_runs_almost_as_long_as_with_the_limits_of_a_long_run(double weight, double limit, double shift, double expected)
    {
        var length = MeanRunLength(() => new EwmaChart(-3, 0.5, weight, limit).Update, -3 + 0.5 * shift, 0.5);
        // Narrower limits for the first values shorten runs by a tenth, and delays by a value or two.
        length.ShouldBeInRange(0.75 * expected - 1, expected + Slack(expected));
    }

    [Fact]
    public void CUSUM_sums_are_those_of_the_definition()
    {
        var chart = new Cusum(0, 1, allowance: 0.5, limit: 3);
        chart.Update(2).ShouldBe(ChangeSignal.None);
        (chart.Upper, chart.Lower).ShouldBe((1.5, 0));
        chart.Update(-1).ShouldBe(ChangeSignal.None);
        (chart.Upper, chart.Lower).ShouldBe((0, 0.5));
        chart.Update(-3.5).ShouldBe(ChangeSignal.Change);
        chart.Lower.ShouldBe(3.5);
        chart.Update(0);
        chart.Lower.ShouldBe(0);
    }

    [Fact]
    public void EWMA_limits_widen_to_their_final_width()
    {
        var chart = new EwmaChart(0, 1, weight: 0.2, limit: 3);
        chart.Limit.ShouldBe(0);
        chart.Update(1);
        chart.Average.ShouldBe(0.2, 1e-15);
        chart.Limit.ShouldBe(3 * 0.2, 1e-12);
        for (var i = 0; i < 100; i++)
        {
            chart.Update(0);
        }
        chart.Limit.ShouldBe(3 * Math.Sqrt(0.2 / 1.8), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Cusum(0, 0)).ParamName.ShouldBe("standardDeviation");
        Should.Throw<ArgumentOutOfRangeException>(() => new Cusum(double.NaN, 1)).ParamName.ShouldBe("mean");
        Should.Throw<ArgumentOutOfRangeException>(() => new EwmaChart(0, 1, weight: 0)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => new EwmaChart(0, 1).Update(double.NaN)).ParamName.ShouldBe("value");
    }

    // Run lengths are nearly geometric: their standard error is the mean over √runs.
    private static double Slack(double expected) => 0.1 + 3.3 * expected / Math.Sqrt(2000);

    private static double MeanRunLength(Func<Func<double, ChangeSignal>> create, double mean, double deviation)
    {
        var random = new Random(13);
        var total = 0L;
        for (var run = 0; run < 2000; run++)
        {
            var update = create();
            do
            {
                total++;
            }
            while (update(Normal.Sample(random, mean, deviation)) != ChangeSignal.Change);
        }
        return total / 2000.0;
    }
}
