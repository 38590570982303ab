namespace ModelMonitor.Statistics.Tests;

public sealed class AdwinTests
{
    private static readonly ReferenceFile AllCuts = new("adwin_all_cuts");

    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void Alarms_and_window_agree_with_an_independent_implementation(string name)
    {
        foreach (var clock in new[] { 32, 1 })
        {
            var detector = new Adwin(clock: clock);
            var expected = AllCuts[name].GetProperty("expected").GetProperty($"clock={clock}");

            StreamReference.Run(name, detector.Update).Changes.ShouldBe(StreamReference.Detections(expected));

            detector.Width.ShouldBe((long)expected.Number("width"));
            detector.Total.ShouldBeWithin(expected.Number("total"), 1e-9, absolute: 1e-9, what: "total");
            (detector.Variance * detector.Width).ShouldBeWithin(expected.Number("variance_sum"), 1e-9, absolute: 1e-9, what: "squares");
        }
    }

    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void The_window_agrees_with_river_until_the_first_alarm(string name)
    {
        var detector = new Adwin();
        var stream = StreamReference.Stream(name);
        var next = 0;
        foreach (var state in StreamReference.Expected(name, "river/adwin no_reset delta=0.002 clock=32").GetProperty("trace").EnumerateArray())
        {
            for (; next <= (int)state.Number("after_index"); next++)
            {
                if (detector.Update(stream[next]) == ChangeSignal.Change)
                {
                    return;
                }
            }
            detector.Width.ShouldBe((long)state.Number("width"));
            detector.Total.ShouldBeWithin(state.Number("total"), 1e-9, absolute: 1e-9, what: "total");
            (detector.Variance * detector.Width).ShouldBeWithin(state.Number("variance_sum"), 1e-9, absolute: 1e-9, what: "squares");
        }
        next.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void The_first_alarm_is_never_later_than_that_of_river_which_skips_cuts(string name)
    {
        var expected = StreamReference.Detections(StreamReference.Expected(name, "river/adwin no_reset delta=0.002 clock=32"));
        var changes = StreamReference.Run(name, new Adwin().Update).Changes;
        if (expected.Length > 0)
        {
            changes[0].ShouldBeLessThanOrEqualTo(expected[0]);
        }
    }

    [Fact]
    public void Unchanged_streams_raise_no_alarm()
    {
        foreach (var name in new[] { "bernoulli_stationary_0.2", "gauss_stationary", "all_zero", "all_one", "constant_3" })
        {
            StreamReference.Run(name, new Adwin(clock: 1).Update).Changes.ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void The_window_holds_what_a_plain_sum_would()
    {
        var (random, detector, values) = (new Random(9), new Adwin(), new List<double>());
        for (var i = 0; i < 5000; i++)
        {
            values.Add(random.NextDouble() + (i < 3000 ? 0 : 0.5));
            detector.Update(values[^1]);
            if (i % 100 == 99)
            {
                var window = values.TakeLast((int)detector.Width).ToArray();
                detector.Mean.ShouldBe(window.Average(), 1e-9);
                detector.Variance.ShouldBe(window.Average(value => value * value) - Math.Pow(window.Average(), 2), 1e-9);
            }
        }
        detector.Width.ShouldBeInRange(1500, 2100);
        detector.Mean.ShouldBe(1, 0.05);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Adwin(delta: 1)).ParamName.ShouldBe("delta");
        Should.Throw<ArgumentOutOfRangeException>(() => new Adwin(clock: 0)).ParamName.ShouldBe("clock");
        var detector = new Adwin();
        Should.Throw<ArgumentOutOfRangeException>(() => detector.Update(double.NaN)).ParamName.ShouldBe("value");
        detector.Mean.ShouldBe(double.NaN);
    }
}
