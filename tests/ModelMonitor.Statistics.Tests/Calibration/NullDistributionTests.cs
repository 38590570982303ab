using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class NullDistributionTests
{
    private static readonly long[] Baseline = [400, 300, 200, 60, 30, 10, 0];

    [Theory]
    [InlineData(10, 0.3)]
    [InlineData(200, 0.02)]
    [InlineData(5000, 0.7)]
    public void Simulated_counts_of_a_known_baseline_are_binomial(int liveSize, double probability)
    {
        const long known = 1_000_000_000_000;
        var counts = new List<long>();
        NullDistribution.FromCounts(
            [(long)(known * probability), (long)(known * (1 - probability))], liveSize,
            (_, live) =>
            {
                (live[0] + live[1]).ShouldBe(liveSize);
                counts.Add(live[0]);
                return 0;
            },
            seed: 1, repetitions: 20_000);

        // Ten classes of about equal probability by the exact law; the limit is χ²₉ at 0.999.
        var law = new Binomial(probability, liveSize);
        var (statistic, below, observedBelow) = (0.0, 0.0, 0);
        var k = -1;
        for (var i = 1; i <= 10; i++)
        {
            while (k < liveSize && law.CumulativeDistribution(k) < i / 10.0 - 1e-12)
            {
                k++;
            }
            var (upTo, observed) = (law.CumulativeDistribution(k), counts.Count(count => count <= k));
            var expected = 20_000 * (upTo - below);
            statistic += expected > 0 ? Math.Pow(observed - observedBelow - expected, 2) / expected : 0;
            (below, observedBelow) = (upTo, observed);
        }
        statistic.ShouldBeLessThan(27.877);
    }

    [Fact]
    public void The_noise_of_the_baseline_is_accounted_for()
    {
        // Twenty cells, as few baseline rows as live ones: the chi-square law of PSI knows both sizes.
        var baseline = Enumerable.Repeat(200L, 20).ToArray();
        var calibrated = NullDistribution.FromCounts(baseline, 4000, PopulationStabilityIndex.FromCounts, seed: 2, repetitions: 4000);
        var threshold = calibrated.Threshold(0.05);
        PopulationStabilityIndex.PValue(threshold, 20, 4000, 4000).ShouldBe(0.05, 0.012);
    }

    [Fact]
    public void A_calibrated_threshold_keeps_its_false_alarm_rate()
    {
        var random = new Random(3);
        var alarms = 0;
        const int trials = 400;
        for (var trial = 0; trial < trials; trial++)
        {
            var (baseline, live) = (Draw(random, 1000), Draw(random, 250));
            var threshold = NullDistribution.FromCounts(baseline, 250, JensenShannon.Distance, seed: trial, repetitions: 199).Threshold(0.1);
            alarms += JensenShannon.Distance(baseline, live) > threshold ? 1 : 0;
        }
        // 10 % within three standard errors of 1.5 %.
        ((double)alarms / trials).ShouldBe(0.1, 0.045);
    }

    [Fact]
    public void The_Wasserstein_law_agrees_with_resampled_raw_values()
    {
        var random = new Random(4);
        var x = Enumerable.Range(0, 2000).Select(_ => random.NextDouble()).ToArray();
        var raw = new double[500];
        for (var r = 0; r < raw.Length; r++)
        {
            raw[r] = Wasserstein.Distance(x, Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray());
        }
        var (baseline, _) = Cells.Of(x, x);

        var simulated = NullDistribution.OfWasserstein(baseline.Edges, baseline.Counts, baseline.Sums, 300, seed: 5, repetitions: 2000);

        // Values at the mean of their cell lose the little that happens inside cells.
        simulated.Threshold(0.05).ShouldBeWithin(NullDistribution.FromChunks(raw).Threshold(0.05), relative: 0.12);
    }

    [Fact]
    public void The_same_seed_gives_the_same_distribution_and_another_does_not()
    {
        double At(int seed) => NullDistribution.FromCounts(Baseline, 500, Hellinger.Distance, seed, 200).Threshold(0.05);
        At(7).ShouldBe(At(7));
        At(7).ShouldNotBe(At(8));
    }

    [Fact]
    public void Quantiles_interpolate_and_p_values_count()
    {
        var law = NullDistribution.FromChunks([3, 1, 2, 4, 5]);
        law.Count.ShouldBe(5);
        law.Threshold(0).ShouldBe(5);
        law.Threshold(1).ShouldBe(1);
        law.Threshold(0.1).ShouldBe(4.6, 1e-12);
        law.PValue(6).ShouldBe(1.0 / 6);
        law.PValue(5).ShouldBe(2.0 / 6);
        law.PValue(4.5).ShouldBe(2.0 / 6);
        law.PValue(0).ShouldBe(1);
        law.SigmaThreshold().ShouldBe(3 + 3 * Math.Sqrt(2), 1e-12);
    }

    [Fact]
    public void A_grid_of_thresholds_simulates_each_knot_once_and_interpolates()
    {
        var simulated = new List<long>();
        var grid = new ThresholdGrid(
            size =>
            {
                simulated.Add(size);
                return NullDistribution.FromChunks([1.0 / size, 1.0 / size]);
            },
            alpha: 0.05);

        grid.At(200).ShouldBe(1.0 / 200, 1e-15);
        grid.At(5).ShouldBe(1.0 / 100, 1e-15);
        grid.At((long)(400 * Math.Sqrt(2))).ShouldBe((1.0 / 400 + 1.0 / 800) / 2, 3e-6);
        grid.At(600);
        simulated.ShouldBe([200, 100, 400, 800]);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => NullDistribution.FromCounts([0, 0], 10, Hellinger.Distance, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => NullDistribution.FromCounts([1], 0, Hellinger.Distance, 1)).ParamName.ShouldBe("liveSize");
        Should.Throw<ArgumentOutOfRangeException>(() => NullDistribution.FromCounts([1], 5, Hellinger.Distance, 1, 0)).ParamName.ShouldBe("repetitions");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1])).ParamName.ShouldBe("statistics");
        var law = NullDistribution.FromChunks([1, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => law.Threshold(1.1)).ParamName.ShouldBe("alpha");
        Should.Throw<ArgumentOutOfRangeException>(() => law.PValue(double.NaN)).ParamName.ShouldBe("statistic");
    }

    private static long[] Draw(Random random, int size)
    {
        var counts = new long[12];
        for (var i = 0; i < size; i++)
        {
            counts[Math.Max(random.Next(12), random.Next(12))]++;
        }
        return counts;
    }

    [Fact]
    public void A_statistic_that_is_not_a_number_is_refused()
    {
        Should.Throw<ArgumentException>(() => NullDistribution.FromCounts([5, 5], 10, (_, _) => double.NaN, seed: 1)).ParamName.ShouldBe("statistic");
        Should.Throw<ArgumentOutOfRangeException>(() => NullDistribution.FromChunks([1, 2]).SigmaThreshold(double.NaN)).ParamName.ShouldBe("deviations");
        Should.Throw<ArgumentOutOfRangeException>(() => new ThresholdGrid(_ => throw new InvalidOperationException(), alpha: 1.5)).ParamName.ShouldBe("alpha");
        Should.Throw<ArgumentNullException>(() => new ThresholdGrid(null!, alpha: 0.1)).ParamName.ShouldBe("simulate");
    }
}
