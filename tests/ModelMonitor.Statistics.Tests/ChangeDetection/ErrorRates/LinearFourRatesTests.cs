using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class LinearFourRatesTests
{
    [Fact]
    public void Rates_are_exponentially_weighted_shares_of_their_own_outcomes()
    {
        var detector = new LinearFourRates();
        detector.Update(label: true, prediction: true);
        Rates(detector).ShouldBe((0.55, 0.5, 0.55, 0.5));
        detector.Update(label: false, prediction: true);
        var (truePositive, trueNegative, positive, negative) = Rates(detector);
        (truePositive, trueNegative, negative).ShouldBe((0.55, 0.45, 0.5));
        positive.ShouldBe(0.495, 1e-15);
        detector.Reset();
        Rates(detector).ShouldBe((0.5, 0.5, 0.5, 0.5));
    }

    [Fact]
    public void Bounds_are_quantiles_of_the_weighted_rate()
    {
        // With η = ½ and after n outcomes the rate is a binary fraction whose digits are the outcomes.
        var bounds = new RateBounds(decay: 0.5, warning: 0.1, change: 0.01, draws: 100_000, seed: 3).Of(share: 0.5, outcomes: 1000);
        // For a share of ½ it is uniform, but for the last digit; quantiles of 100,000 draws have errors below 0.001.
        bounds.ChangeBelow.ShouldBe(0.01, 0.002);
        bounds.WarningBelow.ShouldBe(0.1, 0.005);
        bounds.WarningAbove.ShouldBe(0.9, 0.005);
        bounds.ChangeAbove.ShouldBe(0.99, 0.002);
    }

    [Fact]
    public void Bounds_are_those_of_the_normal_law_where_many_outcomes_count()
    {
        // η = 0.99 averages about 200 outcomes: mean p and variance p(1 − p)(1 − η)/(1 + η).
        var bounds = new RateBounds(decay: 0.99, warning: 0.1, change: 0.01, draws: 20_000, seed: 3).Of(share: 0.4, outcomes: 100_000);
        var deviation = Math.Sqrt(0.24 * 0.01 / 1.99);
        bounds.WarningBelow.ShouldBe(Normal.InvCDF(0.4, deviation, 0.1), 0.05 * deviation);
        bounds.ChangeAbove.ShouldBe(Normal.InvCDF(0.4, deviation, 0.99), 0.15 * deviation);
    }

    [Fact]
    public void What_was_asked_before_makes_no_difference_to_bounds_nor_do_more_questions_than_are_kept()
    {
        var (first, second) = (Bounds(), Bounds());
        var expected = first.Of(0.9, 40);
        for (var i = 0; i < 6000; i++)
        {
            second.Of(i / 6000.0, 1 + i % 60);
        }
        second.Of(0.9, 40).ShouldBe(expected);
        new RateBounds(0.9, 0.1, 0.1, 10, seed: 2).Of(0.9, 40).ShouldNotBe(expected);

        static RateBounds Bounds() => new(0.9, 0.1, 0.1, 10, seed: 1);
    }

    [Fact]
    public void A_shift_between_kinds_of_errors_is_found_though_the_error_rate_stays()
    {
        var (random, detector, errors) = (new Random(1), new LinearFourRates(change: 0.0005, draws: 2000, seed: 1), new DriftDetectionMethod());
        var (changes, changesOfErrors) = (new List<int>(), 0);
        for (var i = 0; i < 2000; i++)
        {
            var label = random.Next(2) == 0;
            var isError = random.NextDouble() < (label == i < 1000 ? 0.05 : 0.25);
            changesOfErrors += errors.Update(isError ? 1 : 0) == ChangeSignal.Change ? 1 : 0;
            if (detector.Update(label, label != isError) == ChangeSignal.Change)
            {
                changes.Add(i);
            }
        }
        changesOfErrors.ShouldBe(0);
        changes.ShouldContain(index => index >= 1000 && index < 1100);
        changes.Count(index => index < 1000).ShouldBeLessThan(2);
    }

    [Fact]
    public void Classes_that_are_rare_raise_no_alarm_by_being_rare()
    {
        // Some ten positives in all: their rates are still near their start, which the bounds take into account.
        var random = new Random(4);
        var alarms = 0;
        for (var run = 0; run < 8; run++)
        {
            var detector = new LinearFourRates(draws: 1000, change: 0.001, seed: run);
            for (var i = 0; i < 150; i++)
            {
                alarms += detector.Update(random.Next(20) == 0, prediction: false) == ChangeSignal.Change ? 1 : 0;
            }
        }
        // A level of 0.001 allows for one now and then; without the slack of the longest bounds there are two in each run.
        alarms.ShouldBeLessThan(3);
    }

    [Fact]
    public void A_reset_detector_is_a_new_one_and_so_is_one_after_a_change()
    {
        var (random, used, fresh) = (new Random(6), new LinearFourRates(draws: 1000, change: 0.001), new LinearFourRates(draws: 1000, change: 0.001));
        used.Update(true, false);
        used.Reset();
        var changes = 0;
        for (var i = 0; i < 1500; i++)
        {
            var (label, isRight) = (random.Next(2) == 0, random.NextDouble() < (i / 300 % 2 == 0 ? 0.9 : 0.4));
            var signal = used.Update(label, label == isRight);
            fresh.Update(label, label == isRight).ShouldBe(signal);
            if (signal == ChangeSignal.Change)
            {
                changes++;
                fresh = new LinearFourRates(draws: 1000, change: 0.001);
            }
        }
        changes.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearFourRates(decay: 0.9999)).ParamName.ShouldBe("decay");
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearFourRates(warning: 0.5)).ParamName.ShouldBe("warning");
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearFourRates(change: double.NaN)).ParamName.ShouldBe("change");
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearFourRates(warmUp: 0)).ParamName.ShouldBe("warmUp");
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearFourRates(draws: 5000)).ParamName.ShouldBe("draws");
    }

    private static (double, double, double, double) Rates(LinearFourRates detector)
        => (detector.TruePositiveRate, detector.TrueNegativeRate, detector.PositivePredictiveValue, detector.NegativePredictiveValue);
}
