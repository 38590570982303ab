namespace ModelMonitor.Statistics.Tests;

/// <summary>Numbers of rows against a baseline.</summary>
public sealed class VolumeTests
{
    // Sums of binomial probabilities in 40 digits; the first is the breast cancer study of Boice and Monson (1977).
    [Theory]
    [InlineData(60, 51477.5, 30, 54308.7, 0.0006751826586863219, 0.9998077878100844, 0.0004280526940501246)]
    [InlineData(10, 1, 3, 1, 0.09228515625, 0.98876953125, 0.046142578125)]
    [InlineData(0, 2, 7, 1, 0.0004572473708276177, 0.0004572473708276177, 1)]
    [InlineData(5, 1, 5, 1, 1, 0.623046875, 0.623046875)]
    [InlineData(120, 24, 1100, 168, 0.004246726136124357, 0.002182200948922999, 0.99837607419942)]
    [InlineData(502_500, 1, 500_000, 1, 0.01256439720099, 0.99375308817045, 0.006282198600495)]
    [InlineData(2500, 1, 2300, 1, 0.004070069814069047, 0.9981434451867002, 0.002035034907034523)]
    public void Poisson_rates_are_compared_exactly(
        long count1, double exposure1, long count2, double exposure2, double p, double less, double greater)
    {
        var result = PoissonRate.Test(count1, exposure1, count2, exposure2);
        result.PValue.ShouldBeWithin(p, 1e-9, what: "p");
        result.PValueLess.ShouldBeWithin(less, 1e-9, what: "p less");
        result.PValueGreater.ShouldBeWithin(greater, 1e-9, what: "p greater");
        result.RateRatio.ShouldBeWithin(count1 / exposure1 / (count2 / exposure2), 1e-14);

        var swapped = PoissonRate.Test(count2, exposure2, count1, exposure1);
        swapped.PValue.ShouldBeWithin(p, 1e-9, what: "p of the swapped sides");
        swapped.PValueLess.ShouldBeWithin(greater, 1e-9, what: "p of the swapped sides");
    }

    [Fact]
    public void The_poisson_test_is_conservative()
        => NullUniformity.ShouldBeConservative(
            random => PoissonRate.Test(Poisson(random, 6), 2, Poisson(random, 15), 5).PValue, seed: 4);

    [Fact]
    public void Counts_of_any_size_give_a_p_value()
    {
        PoissonRate.Test(0, 1, 0, 1).PValue.ShouldBe(1);
        PoissonRate.Test(0, 1, 0, 1).RateRatio.ShouldBe(double.NaN);
        PoissonRate.Test(5, 1, 0, 1).RateRatio.ShouldBe(double.PositiveInfinity);
        PoissonRate.Test(1_000_000_000, 1, 1_000_000_000, 1).PValue.ShouldBe(1);
        PoissonRate.Test(1_000_000_000, 1, 1_000_200_000, 1).PValue.ShouldBeInRange(5e-6, 1.2e-5);
        PoissonRate.Test(3, 1e-300, 3, 1e300).PValue.ShouldBeInRange(0, 1e-100);
        PoissonRate.Test(3, 1e300, 3, 1e-300).PValue.ShouldBeInRange(0, 1e-100);
    }

    [Theory]
    [InlineData(10, 0, 3, 0.01033605067592572, 0.9972306042844884)]
    [InlineData(10, 0, 25, 0.9999823197275825, 4.694938142679971e-5)]
    [InlineData(100, 0.25, 20, 0.01254949191451436, 0.9892192252210081)]
    [InlineData(100, 0.25, 400, 0.9998889115491455, 0.0001147300749171667)]
    [InlineData(1000, 0.01, 700, 0.0008148877832865449, 0.9992178961559215)]
    [InlineData(1000, 1e-6, 900, 0.0007015324218870072, 0.9993739795729911)]
    [InlineData(5, 2, 0, 0.3015113445777636, 1)]
    public void The_negative_binomial_law_agrees_with_sums_in_40_digits(double mean, double dispersion, long count, double atMost, double atLeast)
    {
        var law = new NegativeBinomialLaw(mean, dispersion);
        law.AtMost(count).ShouldBeWithin(atMost, 1e-9, what: "at most");
        law.AtLeast(count).ShouldBeWithin(atLeast, 1e-9, what: "at least");
    }

    [Fact]
    public void A_baseline_learns_its_dispersion()
    {
        var baseline = VolumeBaseline.FromCounts([80, 120, 100, 100, 60, 140]);
        baseline.Mean.ShouldBe(100);
        baseline.Windows.ShouldBe(6);
        // s² = 800, so α = 700/100².
        baseline.Dispersion.ShouldBeWithin(0.07, 1e-12);
        VolumeBaseline.FromCounts([100, 101, 99]).Dispersion.ShouldBe(0);
    }

    [Fact]
    public void Bursts_in_the_baseline_make_the_same_count_ordinary()
    {
        var steady = VolumeBaseline.FromCounts([100, 95, 108, 97, 101, 99, 104, 96]);
        var bursty = VolumeBaseline.FromCounts([40, 180, 70, 150, 20, 190, 60, 90]);
        steady.Test(60).PValue.ShouldBeLessThan(1e-3);
        bursty.Test(60).PValue.ShouldBeGreaterThan(0.3);
        steady.Test(60).PValueLess.ShouldBeLessThan(steady.Test(60).PValueGreater);
        steady.Test(60).Ratio.ShouldBeWithin(0.6, 1e-12);
        steady.Test(200, windows: 2).Expected.ShouldBe(200);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.2, 1)]
    [InlineData(0.2, 4)]
    public void Few_false_alarms_with_a_baseline_of_eight_weeks(double dispersion, int windows)
    {
        var random = new Random(8);
        var alarms = 0;
        for (var trial = 0; trial < 500; trial++)
        {
            var counts = Enumerable.Range(0, 56).Select(_ => Mixed(random, 50, dispersion)).ToArray();
            var live = Enumerable.Range(0, windows).Sum(_ => Mixed(random, 50, dispersion));
            alarms += VolumeBaseline.FromCounts(counts).Test(live, windows).PValue <= 0.05 ? 1 : 0;
        }
        // Nominal 5 %; three standard errors are 3 %.
        (alarms / 500.0).ShouldBeInRange(0.02, 0.08);
    }

    [Fact]
    public void After_a_baseline_without_rows_rows_are_news()
    {
        var result = VolumeBaseline.FromCounts([0, 0, 0]).Test(4);
        result.Ratio.ShouldBe(double.PositiveInfinity);
        result.PValue.ShouldBeWithin(Math.Pow(0.25, 4), 1e-9);
        VolumeBaseline.FromCounts([0, 0]).Test(0).PValue.ShouldBe(1);
        default(VolumeBaseline).Test(0).PValue.ShouldBe(1);
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonRate.Test(-1, 1, 0, 1)).ParamName.ShouldBe("count1");
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonRate.Test(0, 1, -1, 1)).ParamName.ShouldBe("count2");
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonRate.Test(0, 0, 0, 1)).ParamName.ShouldBe("exposure1");
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonRate.Test(0, 1, 0, double.NaN)).ParamName.ShouldBe("exposure2");
        Should.Throw<ArgumentException>(() => VolumeBaseline.FromCounts([5])).Message.ShouldContain("two windows");
        Should.Throw<ArgumentException>(() => VolumeBaseline.FromCounts([5, -1])).Message.ShouldContain("-1");
        Should.Throw<ArgumentException>(() => VolumeBaseline.FromMoments(new RunningMoments(5, -1, 3)));
        Should.Throw<ArgumentOutOfRangeException>(() => VolumeBaseline.FromCounts([1, 2]).Test(-1)).ParamName.ShouldBe("count");
        Should.Throw<ArgumentOutOfRangeException>(() => VolumeBaseline.FromCounts([1, 2]).Test(1, 0)).ParamName.ShouldBe("windows");
    }

    /// <summary>Poisson counts whose mean is itself gamma with the dispersion, which is the negative binomial law.</summary>
    private static long Mixed(Random random, double mean, double dispersion)
    {
        if (dispersion > 0)
        {
            // 1/dispersion is whole: a gamma variate is a sum of exponential ones.
            var sum = 0.0;
            for (var i = 0; i < (int)Math.Round(1 / dispersion); i++)
            {
                sum -= Math.Log(1 - random.NextDouble());
            }
            mean *= sum * dispersion;
        }
        return Poisson(random, mean);
    }

    private static long Poisson(Random random, double mean)
    {
        var count = -1L;
        for (var time = 0.0; time < mean; count++)
        {
            time -= Math.Log(1 - random.NextDouble());
        }
        return count;
    }

    [Theory]
    [InlineData(1, long.MaxValue)]
    [InlineData(500, 1_000_000_000_000)]
    public void More_events_than_the_beta_function_has_digits_for_are_refused(long count1, long count2)
        => Should.Throw<ArgumentOutOfRangeException>(() => PoissonRate.Test(count1, 1, count2, 1)).ParamName.ShouldBe("count2");
}
