namespace ModelMonitor.Statistics.Tests;

public sealed class RateIncreaseTests
{
    [Fact]
    public void Many_values_are_compared_by_the_z_test_and_the_gate_by_wilson()
    {
        var result = RateIncrease.Test(baselineFaults: 100, baselineSize: 10_000, liveFaults: 60, liveSize: 1000);
        var z = TwoProportionZ.Test(60, 1000, 100, 10_000);

        result.Exact.ShouldBeFalse();
        result.PValue.ShouldBe(z.PValue);
        result.CohensH.ShouldBe(z.CohensH);
        result.LowerBound.ShouldBe(WilsonInterval.Of(60, 1000).Low);
        result.BaselineRate.ShouldBe(0.01);
        result.LiveRate.ShouldBe(0.06);
        result.IsExcessive.ShouldBeTrue();
    }

    [Fact]
    public void Few_values_are_compared_exactly()
    {
        var result = RateIncrease.Test(1, 400, 4, 60);
        result.Exact.ShouldBeTrue();
        result.PValue.ShouldBe(FisherExact.Test(4, 56, 1, 399).PValue);
    }

    [Theory]
    // Significant, but less than one point higher; one point higher, but on too few values; both.
    [InlineData(10_000, 1_000_000, 13_000, 1_000_000, false)]
    [InlineData(100, 10_000, 2, 50, false)]
    [InlineData(100, 10_000, 13, 50, true)]
    [InlineData(100, 10_000, 0, 500, false)]
    public void An_increase_counts_when_it_is_certain_and_matters(long baselineFaults, long baseline, long liveFaults, long live, bool isExcessive)
        => RateIncrease.Test(baselineFaults, baseline, liveFaults, live).IsExcessive.ShouldBe(isExcessive);

    [Fact]
    public void No_faults_and_nothing_but_faults_are_no_change()
    {
        RateIncrease.Test(0, 100, 0, 50).PValue.ShouldBe(1);
        RateIncrease.Test(100, 100, 50, 50).PValue.ShouldBe(1);
        RateIncrease.Test(0, long.MaxValue / 4, 5, long.MaxValue / 4).PValue.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Outliers_are_a_rate_too()
    {
        var random = new Random(5);
        var baseline = Enumerable.Range(0, 2000).Select(_ => random.NextDouble() + random.NextDouble() + random.NextDouble()).Order().ToArray();
        var live = Enumerable.Range(0, 500).Select(i => i % 10 == 0 ? 9.0 : 1.5 + random.NextDouble()).ToArray();
        var fences = TukeyFences.Of(Quartiles.OfSorted(baseline));

        var result = RateIncrease.Test(fences.CountOutside(baseline), baseline.Length, fences.CountOutside(live), live.Length);
        result.LiveRate.ShouldBe(0.1);
        result.IsExcessive.ShouldBeTrue();
    }

    [Fact]
    public void The_p_value_is_conservative_or_uniform()
        => NullUniformity.ShouldBeConservative(
            random => RateIncrease.Test(Faults(random, 1000), 1000, Faults(random, 100), 100).PValue, seed: 3);

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => RateIncrease.Test(0, 0, 0, 1)).ParamName.ShouldBe("baselineSize");
        Should.Throw<ArgumentOutOfRangeException>(() => RateIncrease.Test(0, 1, 2, 1)).ParamName.ShouldBe("liveFaults");
        Should.Throw<ArgumentOutOfRangeException>(() => RateIncrease.Test(-1, 1, 0, 1)).ParamName.ShouldBe("baselineFaults");
        Should.Throw<ArgumentOutOfRangeException>(() => RateIncrease.Test(0, 1, 0, 1, margin: double.NaN)).ParamName.ShouldBe("margin");
        Should.Throw<ArgumentOutOfRangeException>(() => RateIncrease.Test(0, 1, 0, 1, confidence: 1)).ParamName.ShouldBe("confidence");
    }

    private static long Faults(Random random, int size) => Enumerable.Range(0, size).LongCount(_ => random.NextDouble() < 0.02);
}
