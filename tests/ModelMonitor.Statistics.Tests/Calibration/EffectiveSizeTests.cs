namespace ModelMonitor.Statistics.Tests;

public sealed class EffectiveSizeTests
{
    [Fact]
    public void The_autocorrelation_of_a_short_series_is_that_of_its_definition()
    {
        // Mean 3, deviations −2 −1 0 1 2: (2 + 0 + 0 + 2) / 10.
        EffectiveSize.Autocorrelation([1, 2, 3, 4, 5]).ShouldBe(0.4, 1e-15);
        EffectiveSize.Of([1, 2, 3, 4, 5]).ShouldBe(5 * 0.6 / 1.4, 1e-14);
    }

    [Fact]
    public void The_mean_of_an_autoregression_varies_as_that_of_as_many_independent_values()
    {
        var random = new Random(1);
        var (means, sizes) = (new RunningMoments(), new RunningMoments());
        for (var trial = 0; trial < 300; trial++)
        {
            var values = new double[1000];
            for (var i = 1; i < values.Length; i++)
            {
                values[i] = 0.6 * values[i - 1] + 0.8 * (random.NextDouble() - 0.5) * Math.Sqrt(12);
            }
            means.Add(values.Average());
            sizes.Add(EffectiveSize.Of(values));
        }
        // The values have variance 1; the variance of 300 means has a relative standard error of 8 %.
        (1 / means.Variance).ShouldBeWithin(sizes.Mean, relative: 0.25);
        sizes.Mean.ShouldBeWithin(1000 * 0.4 / 1.6, relative: 0.03);
    }

    [Theory]
    [InlineData(-0.5, 100)]
    [InlineData(0, 100)]
    [InlineData(0.5, 100.0 / 3)]
    [InlineData(1, 1 / 1.99)]
    public void Negative_correlation_counts_as_none_and_a_perfect_one_is_capped(double autocorrelation, double size)
        => EffectiveSize.Of(100, autocorrelation).ShouldBe(size, 1e-9);

    [Fact]
    public void A_constant_series_has_no_autocorrelation_and_keeps_its_size()
    {
        EffectiveSize.Autocorrelation([2, 2, 2]).ShouldBe(double.NaN);
        EffectiveSize.Of([2, 2, 2]).ShouldBe(3);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => EffectiveSize.Of([1])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => EffectiveSize.Autocorrelation([1, double.NaN])).Message.ShouldContain("Value 1");
        Should.Throw<ArgumentOutOfRangeException>(() => EffectiveSize.Of(-1, 0)).ParamName.ShouldBe("size");
        Should.Throw<ArgumentOutOfRangeException>(() => EffectiveSize.Of(1, double.NaN)).ParamName.ShouldBe("autocorrelation");
    }
}
