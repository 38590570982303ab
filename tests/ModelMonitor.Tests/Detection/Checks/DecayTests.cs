using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class DecayTests
{
    /// <summary>Each window's own p-value holds at any time after the first windows; autocorrelated measures have more variance than 30 windows tell.</summary>
    [Theory]
    [InlineData(31, 0)]
    [InlineData(60, 0)]
    [InlineData(300, 0)]
    [InlineData(60, 0.3)]
    public void A_measure_that_stays_has_honest_p_values_at_any_time(int windows, double correlation)
    {
        var random = new Random(windows);
        var pValues = new List<double>();
        for (var trial = 0; trial < 10_000; trial++)
        {
            var movement = new SlowMovement();
            var value = Windows.Gauss(random);
            for (var i = 0; i < windows; i++)
            {
                value = (correlation * value) + (Math.Sqrt(1 - (correlation * correlation)) * Windows.Gauss(random));
                // A constant bias is what is usual.
                movement.Add(7 + value, noise: 0);
            }

            pValues.Add(movement.PValue);
        }

        pValues.ShouldBeHonest(slack: correlation > 0 ? 2.5 : 1.2);
    }

    /// <summary>
    /// With a level of a for two of three windows, independent tests alarm about twice in 1/a² windows. Of streams of 500 windows of ten measures, so
    /// many alarms may come: 500 · 10 · 2 · a² a stream.
    /// </summary>
    [Fact]
    public void Weighted_means_that_stay_off_alarm_no_oftener_than_independent_windows_that_agree()
    {
        const double Level = 0.01;
        var random = new Random(1);
        var alarms = 0;
        const int Streams = 400;
        for (var stream = 0; stream < Streams; stream++)
        {
            var movement = new SlowMovement();
            var (before, raised) = (false, false);
            for (var i = 0; i < 500; i++)
            {
                movement.Add(Windows.Gauss(random), noise: 0);
                var isBreached = movement.IsKnown && Math.Sqrt(movement.PValue) <= Level;
                alarms += isBreached && before && !raised ? 1 : 0;
                raised = (isBreached && before) || (raised && (isBreached || before));
                before = isBreached;
            }
        }

        // Expected of independent windows: 400 streams · 470 windows · 2 · 0.0001 = 38.
        alarms.ShouldBeLessThanOrEqualTo(38);
    }

    /// <summary>A column moves by 0.02 of its deviation a window: at 200 rows, by less than a third of a window's own error each time.</summary>
    [Fact]
    public void A_decay_that_no_window_shows_is_found()
    {
        var random = new Random(2);
        var model = new SimulatedModel(SimulatedModel.Numbers(2), Windows.Normal(random, 5_000, 2));
        var check = new DecayCheck(model.Baseline, new(), new(), panes: 1);
        for (var i = 0; i < 60; i++)
        {
            SimulatedModel.Test(check, model.Window(Windows.Normal(random, 200, 2)));
        }

        var found = 0;
        CheckTest? test = null;
        while (!(test?.PValue <= 1e-3))
        {
            found++;
            test = SimulatedModel.Test(check, model.Window(Windows.Normal(random, 200, 2).Select(row => new[] { row[0] + (0.02 * found), row[1] })))
                .Single(each => each.Subject == "x0");
        }

        found.ShouldBeLessThanOrEqualTo(25);
        test.Effect.ShouldBeGreaterThan(1);
        test.Describe().ShouldStartWith("the values have moved up by ");
        test.Columns.ShouldBe(["x0"]);
    }

    /// <summary>0.02 of the standard error of a window's mean, a window: at 200 windows it has moved by four such errors.</summary>
    [Fact]
    public void A_decay_a_hundred_times_smaller_than_the_noise_of_windows_is_found_in_the_end()
    {
        var random = new Random(3);
        var movement = new SlowMovement();
        for (var i = 0; i < 60; i++)
        {
            movement.Add(Windows.Gauss(random), noise: 1);
        }

        var windows = 0;
        while (!(movement.PValue < 1e-6))
        {
            movement.Add((0.02 * ++windows) + Windows.Gauss(random), noise: 1);
        }

        windows.ShouldBeLessThan(220);
        movement.Movement.ShouldBeInRange(1, 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(29)]
    [InlineData(30)]
    public void What_is_usual_does_not_depend_on_how_long_windows_were_alike(int alike)
    {
        var random = new Random(alike);
        double[] values = [.. Enumerable.Range(0, SlowMovement.LearnedWindows).Select(i => i < alike ? 0.25 : Windows.Gauss(random))];
        var movement = new SlowMovement();
        Array.ForEach(values, value => movement.Add(value, noise: 0.5));
        movement.IsKnown.ShouldBeFalse();

        movement.Add(1, noise: 0.5);

        movement.IsKnown.ShouldBeTrue();
        movement.Usual.ShouldBe(UsualLevel.Of(values, 0.5).Center);
    }

    [Fact]
    public void Errors_latency_and_missing_values_that_creep_up_are_found()
    {
        var random = new Random(4);
        var model = new SimulatedModel(SimulatedModel.Numbers(1), Windows.Normal(random, 2_000, 1));
        var check = new DecayCheck(model.Baseline, new(), new(), panes: 1);
        IReadOnlyList<CheckTest> tests = [];
        for (var i = 0; i < 200; i++)
        {
            var steps = Math.Max(0, i - 60);
            var window = model.Window(Windows.Normal(random, 400, 1).Select(row => random.NextDouble() < 0.01 + (0.0004 * steps) ? [double.NaN] : row));
            (window.Rows, window.Errors) = (400, Calls.Binomial(random, 400, 0.01 + (0.0004 * steps)));
            for (var call = 0; call < 400; call++)
            {
                window.Latencies.Add(0.01 * Math.Exp((0.004 * steps) + Windows.Gauss(random)));
            }

            tests = SimulatedModel.Test(check, window);
        }

        tests.Select(test => test.Subject).ShouldBe(["x0", "model: errors", "model: latency"]);
        tests.ShouldAllBe(test => test.PValue < 1e-3 && test.Effect > 1);
        tests[0].Describe().ShouldContain(" of the values are missing (");
    }

    [Fact]
    public void A_volume_that_shrinks_by_a_tenth_a_week_is_found_and_a_daily_cycle_is_not()
    {
        var random = new Random(5);

        LastVolume(week: 1).PValue.ShouldBeGreaterThan(1e-3);
        var shrunk = LastVolume(week: 0.9);
        shrunk.PValue.ShouldBeLessThan(1e-3);
        shrunk.Describe().ShouldStartWith("predictions are 0.");

        CheckTest LastVolume(double week)
        {
            var check = new DecayCheck(s_nothing, new(), new(), panes: 1);
            IReadOnlyList<CheckTest> tests = [];
            for (var hour = 0; hour < 24 * 7 * 6; hour++)
            {
                var rate = 500 * (1 + (0.8 * Math.Sin(2 * Math.PI * hour / 24))) * Math.Pow(week, hour / 168.0);
                tests = SimulatedModel.Test(check, Calls.Window(Calls.Poisson(random, rate), Calls.Sunday + TimeSpan.FromHours(hour), TimeSpan.FromHours(1)));
            }

            return tests.Single(test => test.Subject == "model: volume");
        }
    }

    [Fact]
    public void Windows_that_overlap_move_the_mean_once()
    {
        var random = new Random(6);
        var model = new SimulatedModel(SimulatedModel.Numbers(1), Windows.Normal(random, 1_000, 1));
        var (overlapping, disjoint) = (new DecayCheck(model.Baseline, new(), new(), panes: 3), new DecayCheck(model.Baseline, new(), new(), panes: 1));
        for (var i = 0; i < 120; i++)
        {
            var window = model.Window(Windows.Normal(random, 100, 1));
            var seen = SimulatedModel.Test(overlapping, window);
            if (i % 3 == 0)
            {
                SimulatedModel.Test(disjoint, window).Select(test => test.PValue).ShouldBe(seen.Select(test => test.PValue));
            }
        }
    }

    [Fact]
    public void Empty_constant_and_missing_windows_never_throw()
    {
        var model = new SimulatedModel(SimulatedModel.Numbers(1), Enumerable.Range(0, 100).Select(i => new double[] { i }));
        var check = new DecayCheck(model.Baseline, new(), new(), panes: 1);
        for (var i = 0; i < 50; i++)
        {
            SimulatedModel.Test(check, model.Window([])).ShouldBeEmpty();
        }

        for (var i = 0; i < 100; i++)
        {
            SimulatedModel.Test(check, model.Window(Enumerable.Repeat<double[]>([i < 60 ? 50 : double.NaN], 100)))
                .ShouldAllBe(test => test.PValue >= 0 && test.PValue <= 1);
        }
    }

    private static readonly Baseline s_nothing = new SimulatedModel(SimulatedModel.Numbers(1), Enumerable.Range(0, 100).Select(i => new double[] { i })).Baseline;
}
