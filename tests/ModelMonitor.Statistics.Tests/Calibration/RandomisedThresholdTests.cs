namespace ModelMonitor.Statistics.Tests;

public sealed class RandomisedThresholdTests
{
    private static readonly NullDistribution Dice = NullDistribution.FromChunks([1, 2, 2, 3, 3, 3, 4, 4, 4, 4]);

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(0.1, 4, 0.25)]
    [InlineData(0.4, 3, 0)]
    [InlineData(0.5, 3, 1.0 / 3)]
    [InlineData(1, 1, 1)]
    public void Ties_make_up_the_level(double alpha, double value, double tieProbability)
    {
        var threshold = Dice.RandomisedThreshold(alpha);
        threshold.Value.ShouldBe(value);
        threshold.TieProbability.ShouldBe(tieProbability, 1e-12);
    }

    [Fact]
    public void A_discrete_statistic_keeps_its_level_exactly()
    {
        var random = new Random(1);
        long[] baseline = [50_000, 30_000, 20_000];
        var threshold = NullDistribution.FromCounts(baseline, 20, TotalVariation.Distance, seed: 2, repetitions: 40_000).RandomisedThreshold(0.05);
        var (alarms, surelyAlarms) = (0, 0);
        for (var trial = 0; trial < 40_000; trial++)
        {
            var counts = new long[3];
            for (var i = 0; i < 20; i++)
            {
                var point = random.Next(10);
                counts[point < 5 ? 0 : point < 8 ? 1 : 2]++;
            }
            var distance = TotalVariation.Distance(baseline, counts);
            alarms += threshold.IsExceededBy(distance, random.NextDouble()) ? 1 : 0;
            surelyAlarms += threshold.IsExceededBy(distance) ? 1 : 0;
        }
        // Two simulations of 40,000 leave a standard error of 0.0015.
        (alarms / 40_000.0).ShouldBe(0.05, 0.005);
        surelyAlarms.ShouldBeLessThan(alarms);
    }

    [Fact]
    public void Nothing_that_is_undefined_is_an_alarm()
    {
        Dice.RandomisedThreshold(0.5).IsExceededBy(double.NaN).ShouldBeFalse();
        Dice.RandomisedThreshold(1).IsExceededBy(double.NaN, 0).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => Dice.RandomisedThreshold(double.NaN)).ParamName.ShouldBe("alpha");
    }
}
