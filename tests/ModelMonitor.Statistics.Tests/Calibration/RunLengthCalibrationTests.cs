namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged streams the first false alarm comes after as many decisions as were asked for, on average.</summary>
public sealed class RunLengthCalibrationTests
{
    private const int Streams = 4000;

    private static readonly long[] Baseline = [400_000, 300_000, 150_000, 100_000, 50_000];

    [Theory]
    [InlineData(15, 20)]
    [InlineData(30, 12)]
    [InlineData(1, 40)]
    public void Counts_reach_the_run_length_that_was_asked_for(int window, double expectedRunLength)
    {
        var thresholds = RunLengthCalibration.FromCounts(
            Baseline, window, expectedRunLength, JensenShannon.Distance, seed: 1, error: 0.05);
        var random = new Random(2);

        var runs = RunLengths(() => FirstAlarm(thresholds, JensenShannon.Distance, random));

        // A geometric run length has a standard deviation of its mean; the thresholds add the error of 5 %.
        runs.Mean.ShouldBeWithin(expectedRunLength, relative: 3 * Math.Sqrt(1.0 / Streams + 0.05 * 0.05));
        runs.StandardDeviation.ShouldBeWithin(expectedRunLength, relative: 0.2);
    }

    [Fact]
    public void The_first_alarm_is_equally_likely_at_every_decision()
    {
        var thresholds = RunLengthCalibration.FromCounts(Baseline, 10, 20, Hellinger.Distance, seed: 3, error: 0.04);
        var random = new Random(4);
        var first = new int[40];
        for (var s = 0; s < 20_000; s++)
        {
            first[Math.Min(first.Length, (int)FirstAlarm(thresholds, Hellinger.Distance, random)) - 1]++;
        }
        var left = 20_000.0;
        for (var t = 0; t < first.Length - 1; t++)
        {
            var error = 0.05 * Math.Sqrt(0.04 * 0.04 + 1 / (0.05 * left));
            (first[t] / left).ShouldBe(0.05, 4 * error, $"at decision {t + 1}");
            left -= first[t];
        }
    }

    [Fact]
    public void Decisions_without_chance_run_longer()
    {
        var thresholds = RunLengthCalibration.FromCounts(Baseline, 3, 30, TotalVariation.Distance, seed: 5, error: 0.05);
        var random = new Random(6);
        RunLengths(() => FirstAlarm(thresholds, TotalVariation.Distance, random, isRandomised: false)).Mean.ShouldBeGreaterThan(30 * 1.2);
    }

    [Fact]
    public void Independent_features_share_the_run_length()
    {
        var thresholds = RunLengthCalibration.FromCounts(Baseline, 12, 15, JensenShannon.Distance, seed: 7, features: 3, error: 0.06);
        thresholds.Features.ShouldBe(3);
        var random = new Random(8);

        var runs = RunLengths(() => Enumerable.Range(0, 3).Min(_ => FirstAlarm(thresholds, JensenShannon.Distance, random)), 1500);

        runs.Mean.ShouldBeWithin(15, relative: 3 * Math.Sqrt(1.0 / 1500 + 0.06 * 0.06));
    }

    [Fact]
    public void Ranks_need_no_data()
    {
        const int size = 300, window = 6;
        var thresholds = RunLengthCalibration.OfRanks(size, window, 10, Superiority, seed: 9, error: 0.06);
        var random = new Random(10);
        var runs = new RunningMoments();
        for (var s = 0; s < 1000; s++)
        {
            // Exponential values, which the calibration has never seen.
            var baseline = Draw(random, size, u => -Math.Log(1 - u));
            runs.Add(RunLength(thresholds, baseline, () => -Math.Log(1 - random.NextDouble()), Superiority));
        }
        runs.Mean.ShouldBeWithin(10, relative: 3 * Math.Sqrt(1.0 / 1000 + 0.06 * 0.06));
    }

    [Fact]
    public void A_sample_is_its_own_model_of_no_change()
    {
        var random = new Random(11);
        var baseline = Draw(random, 2000, u => u * u);
        var thresholds = RunLengthCalibration.FromSample(baseline, 6, 12, MeanShift, seed: 12, error: 0.08);
        var runs = new RunningMoments();
        for (var s = 0; s < 1000; s++)
        {
            runs.Add(RunLength(thresholds, baseline, () => Math.Pow(random.NextDouble(), 2), MeanShift));
        }
        // The mean of 2000 values is known to 2 %, and so is the rate of alarms.
        runs.Mean.ShouldBeWithin(12, relative: 3 * Math.Sqrt(1.0 / 1000 + 0.08 * 0.08 + 0.02 * 0.02));
    }

    [Fact]
    public void Thresholds_are_reproducible_and_the_last_one_is_kept()
    {
        var thresholds = RunLengthCalibration.FromCounts(Baseline, 5, 20, JensenShannon.Distance, seed: 1);
        var again = RunLengthCalibration.FromCounts(Baseline, 5, 20, JensenShannon.Distance, seed: 1);
        again.Steps.ToArray().ShouldBe(thresholds.Steps.ToArray());
        (thresholds.Window, thresholds.ExpectedRunLength, thresholds.Trajectories).ShouldBe((5, 20, 2000));
        thresholds.At(5).ShouldBe(thresholds.Steps[0]);
        thresholds.At(9).ShouldBe(thresholds.Steps[4]);
        thresholds.At(long.MaxValue).ShouldBe(thresholds.Steps[4]);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => Of([0, 0])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1], window: 0)).ParamName.ShouldBe("window");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1], runLength: 1)).ParamName.ShouldBe("expectedRunLength");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1], runLength: double.NaN)).ParamName.ShouldBe("expectedRunLength");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1], features: 0)).ParamName.ShouldBe("features");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1], error: 0)).ParamName.ShouldBe("error");
        Should.Throw<ArgumentException>(() => Of([1, 1], runLength: 1e9)).Message.ShouldContain("larger error");
        Should.Throw<ArgumentException>(() => RunLengthCalibration.FromCounts([1, 1], 2, 10, (_, _) => double.NaN, 1)).Message.ShouldContain("NaN");
        Should.Throw<ArgumentNullException>(() => RunLengthCalibration.FromCounts([1, 1], 2, 10, null!, 1)).ParamName.ShouldBe("statistic");
        Should.Throw<ArgumentException>(() => RunLengthCalibration.FromSample([1, 2, 3], 2, 10, MeanShift, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => RunLengthCalibration.FromSample([1, double.NaN, 3, 4], 2, 10, MeanShift, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => RunLengthCalibration.OfRanks(0, 2, 10, MeanShift, 1)).ParamName.ShouldBe("baselineSize");
        Should.Throw<ArgumentOutOfRangeException>(() => RunLengthCalibration.OfRanks(5, int.MaxValue, 10, MeanShift, 1)).ParamName.ShouldBe("window");
        Should.Throw<ArgumentOutOfRangeException>(() => Of([1, 1]).At(1)).ParamName.ShouldBe("seen");

        static RunLengthThresholds Of(long[] baseline, int window = 2, double runLength = 10, int features = 1, double error = 0.1)
            => RunLengthCalibration.FromCounts(baseline, window, runLength, JensenShannon.Distance, 1, features, error);
    }

    private static double MeanShift(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live) => Math.Abs(Mean(baseline) - Mean(live));

    /// <summary>How far the window's mean rank is from the middle; linear in the window, without a sort.</summary>
    private static double Superiority(ReadOnlySpan<double> baseline, ReadOnlySpan<double> live)
    {
        var larger = 0;
        foreach (var value in live)
        {
            foreach (var other in baseline)
            {
                larger += value > other ? 1 : 0;
            }
        }
        return Math.Abs((double)larger / baseline.Length / live.Length - 0.5);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    private static double[] Draw(Random random, int size, Func<double, double> quantile)
        => [.. Enumerable.Range(0, size).Select(_ => quantile(random.NextDouble()))];

    private static RunningMoments RunLengths(Func<double> next, int streams = Streams)
    {
        var runs = new RunningMoments();
        for (var s = 0; s < streams; s++)
        {
            runs.Add(next());
        }
        return runs;
    }

    private static double RunLength(RunLengthThresholds thresholds, double[] baseline, Func<double> next, SampleStatistic statistic)
    {
        var window = Enumerable.Range(0, thresholds.Window).Select(_ => next()).ToArray();
        for (long seen = thresholds.Window; ; seen++)
        {
            if (thresholds.At(seen).IsExceededBy(statistic(baseline, window)))
            {
                return seen - thresholds.Window + 1;
            }
            window[seen % window.Length] = next();
        }
    }

    private static double FirstAlarm(RunLengthThresholds thresholds, CellStatistic distance, Random random, bool isRandomised = true)
    {
        var counts = new long[Baseline.Length];
        var cells = new int[thresholds.Window];
        for (long seen = 1; ; seen++)
        {
            var oldest = (int)(seen % cells.Length);
            if (seen > cells.Length)
            {
                counts[cells[oldest]]--;
            }
            cells[oldest] = Cell(random.Next(1_000_000));
            counts[cells[oldest]]++;
            if (seen < cells.Length)
            {
                continue;
            }
            var statistic = distance(Baseline, counts);
            var threshold = thresholds.At(seen);
            if (isRandomised ? threshold.IsExceededBy(statistic, random.NextDouble()) : threshold.IsExceededBy(statistic))
            {
                return seen - cells.Length + 1;
            }
        }
    }

    private static int Cell(int point)
    {
        var cell = 0;
        for (var below = Baseline[0]; below <= point; below += Baseline[cell])
        {
            cell++;
        }
        return cell;
    }
}
