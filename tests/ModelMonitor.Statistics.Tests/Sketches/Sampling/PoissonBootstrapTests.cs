namespace ModelMonitor.Statistics.Tests;

public sealed class PoissonBootstrapTests
{
    private static readonly AdditiveMetric Mean = sums => sums[0] / sums[1];

    [Fact]
    public void Each_replicate_is_the_weighted_sum_of_its_draws()
    {
        double[] values = [3, -1, 4, 1.5, -9];
        var (bootstrap, expected, weights) = (new PoissonBootstrap(2, replicates: 7), new double[7], new byte[7]);
        for (var i = 0; i < values.Length; i++)
        {
            bootstrap.Add((ulong)i, [0, values[i]]);
            bootstrap.AddTerm((ulong)i, 0);
            PoissonWeights.Draw((ulong)i, weights);
            for (var replicate = 0; replicate < 7; replicate++)
            {
                expected[replicate] += weights[replicate] * values[i];
            }
        }
        var seen = new List<double>();
        bootstrap.Interval(sums => { seen.Add(sums[1]); return sums[1]; }, confidence: 0.5);
        seen[..7].ShouldBe(expected);
        bootstrap.Sums.ToArray().ShouldBe([5, -1.5]);
        bootstrap.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(50, 0.95)]
    [InlineData(199, 0.9)]
    public void Intervals_of_a_mean_cover_it_as_often_as_they_say(int replicates, double confidence)
    {
        const int Trials = 600;
        const int Size = 100;
        var (random, covered, ratios) = (new Random(4), 0, new RunningMoments());
        for (var trial = 0; trial < Trials; trial++)
        {
            var bootstrap = new PoissonBootstrap(2, replicates);
            var moments = new RunningMoments();
            for (var i = 0; i < Size; i++)
            {
                var value = random.NextDouble() + random.NextDouble();
                moments.Add(value);
                bootstrap.Add((ulong)(trial * Size + i), [value, 1]);
            }
            var interval = bootstrap.Interval(Mean, confidence);
            covered += interval.Low <= 1 && interval.High >= 1 ? 1 : 0;
            ratios.Add(interval.StandardError / (moments.StandardDeviation / Math.Sqrt(Size)));
        }
        // Three standard deviations of 600 trials; percentile intervals of a mean of 100 fall short by at most one in a hundred.
        var spread = 3 * Math.Sqrt(confidence * (1 - confidence) / Trials);
        (covered / (double)Trials).ShouldBeInRange(confidence - spread - 0.01, confidence + spread);
        ratios.Mean.ShouldBe(1, 0.03);
    }

    [Fact]
    public void Sums_that_have_overflowed_can_be_written_and_read()
    {
        var bootstrap = new PoissonBootstrap(1, replicates: 3);
        for (var id = 0UL; id < 20; id++)
        {
            bootstrap.Add(id, [double.MaxValue]);
        }
        bootstrap.Sums[0].ShouldBe(double.PositiveInfinity);
        PoissonBootstrap.FromBytes(bootstrap.ToBytes()).ToBytes().ShouldBe(bootstrap.ToBytes());
        bootstrap.Interval(sums => sums[0], confidence: 0.5).Replicates.ShouldBe(0);
    }

    [Fact]
    public void Observations_that_share_an_id_are_resampled_together()
    {
        var (apart, together, random) = (new PoissonBootstrap(2, 500), new PoissonBootstrap(2, 500), new Random(8));
        for (var user = 0UL; user < 200; user++)
        {
            var value = random.NextDouble();
            for (var i = 0UL; i < 9; i++)
            {
                apart.Add(9 * user + i, [value, 1]);
                together.Add(user, [value, 1]);
            }
        }
        // Nine equal rows of a user are worth one: the error is √9 times as large. 500 replicates know it to 3 %.
        var ratio = together.Interval(Mean).StandardError / apart.Interval(Mean).StandardError;
        ratio.ShouldBe(3, 0.4);
    }

    [Fact]
    public void Replicates_without_the_metric_are_left_out_and_too_few_give_no_interval()
    {
        var bootstrap = Of(50, 0, [5]);
        var interval = bootstrap.Interval(Mean);
        interval.Estimate.ShouldBe(5);
        interval.Replicates.ShouldBeInRange(20, 45);
        (interval.Low, interval.High, interval.StandardError).ShouldBe((double.NaN, double.NaN, 0));
        var wide = bootstrap.Interval(Mean, confidence: 0.8);
        (wide.Low, wide.High).ShouldBe((5, 5));
        new PoissonBootstrap(2).Interval(Mean).ShouldBe(new(double.NaN, double.NaN, double.NaN, double.NaN, 0.95, 0));
    }

    [Fact]
    public void Ends_of_the_interval_are_quantiles_at_positions_of_n_plus_1()
    {
        var replicates = Enumerable.Range(1, 39).Select(i => 10.0 * i).ToArray();
        new Random(1).Shuffle(replicates);
        // (39 + 1)·0.025 = 1 and (39 + 1)·0.975 = 39: the extremes; at 0.9 positions 2 and 38; at 0.85 3 and 37.
        BootstrapInterval.FromReplicates(7, replicates, 0.95).Low.ShouldBe(10, 1e-9);
        BootstrapInterval.FromReplicates(7, replicates, 0.95).High.ShouldBe(390, 1e-9);
        BootstrapInterval.FromReplicates(7, replicates, 0.9).Low.ShouldBe(20, 1e-9);
        BootstrapInterval.FromReplicates(7, replicates, 0.875).High.ShouldBe(375, 1e-9);
        BootstrapInterval.FromReplicates(7, replicates, 0.9).StandardError.ShouldBe(10 * Math.Sqrt(39 * 40 / 12.0), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PoissonBootstrap(0)).ParamName.ShouldBe("terms");
        Should.Throw<ArgumentOutOfRangeException>(() => new PoissonBootstrap(1, 1)).ParamName.ShouldBe("replicates");
        Should.Throw<ArgumentOutOfRangeException>(() => new PoissonBootstrap(1 << 25, 50)).ParamName.ShouldBe("terms");
        var bootstrap = new PoissonBootstrap(2);
        Should.Throw<ArgumentException>(() => bootstrap.Add(1, [1])).ParamName.ShouldBe("terms");
        Should.Throw<ArgumentException>(() => bootstrap.Add(1, [double.NaN, 1])).ParamName.ShouldBe("terms");
        Should.Throw<ArgumentOutOfRangeException>(() => bootstrap.AddTerm(1, 2)).ParamName.ShouldBe("term");
        Should.Throw<ArgumentOutOfRangeException>(() => bootstrap.AddTerm(1, 0, double.NegativeInfinity)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => bootstrap.Interval(Mean, 0.99)).Message.ShouldContain("at least 199");
        Should.Throw<ArgumentException>(() => BootstrapInterval.FromReplicates(1, [1])).ParamName.ShouldBe("replicates");
        bootstrap.Count.ShouldBe(0);
        bootstrap.Sums.ToArray().ShouldBe([0, 0]);
    }

    private static PoissonBootstrap Of(int replicates, int firstId, int[] values)
    {
        var bootstrap = new PoissonBootstrap(2, replicates);
        Add(bootstrap, firstId, values);
        return bootstrap;
    }

    private static void Add(PoissonBootstrap bootstrap, int firstId, int[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            bootstrap.Add((ulong)(firstId + i), [values[i], 1]);
        }
    }
}
