namespace ModelMonitor.Statistics.Tests;

/// <summary>Features that became constant, and sensors that are stuck.</summary>
public sealed class ConstancyTests
{
    [Theory]
    [InlineData(50, 100, 99, 100, true, false)]
    [InlineData(50, 100, 98, 100, false, false)]
    [InlineData(95, 100, 100, 100, false, true)]
    [InlineData(94, 100, 100, 100, true, true)]
    [InlineData(1, 1, 1, 1, false, true)]
    public void A_feature_collapses_when_one_value_takes_over(
        long baselineModal, long baseline, long liveModal, long live, bool hasCollapsed, bool isConstant)
    {
        var result = ModalShare.Compare(baselineModal, baseline, liveModal, live);
        result.HasCollapsed.ShouldBe(hasCollapsed);
        result.IsConstant.ShouldBe(isConstant);
        result.LiveShare.ShouldBe((double)liveModal / live);
        result.BaselineShare.ShouldBe((double)baselineModal / baseline);
    }

    [Fact]
    public void Modal_counts_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ModalShare.Compare(0, 5, 1, 5)).ParamName.ShouldBe("baselineModal");
        Should.Throw<ArgumentOutOfRangeException>(() => ModalShare.Compare(1, 0, 1, 5)).ParamName.ShouldBe("baselineSize");
        Should.Throw<ArgumentOutOfRangeException>(() => ModalShare.Compare(1, 5, 6, 5)).ParamName.ShouldBe("liveModal");
        Should.Throw<ArgumentOutOfRangeException>(() => ModalShare.Compare(1, 5, -1, 5)).ParamName.ShouldBe("liveModal");
    }

    [Fact]
    public void The_longest_plausible_run_grows_with_the_share_and_the_number_of_values()
    {
        new StuckSensor(0.5, 1024).LongestPlausibleRun.ShouldBeWithin(15, 1e-14);
        new StuckSensor(0.1, 1000).LongestPlausibleRun.ShouldBeWithin(8, 1e-14);
        new StuckSensor(0, 1000).LongestPlausibleRun.ShouldBe(5);
        new StuckSensor(1, 1000).LongestPlausibleRun.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void A_stuck_sensor_is_found_at_the_first_value_too_many_and_again_while_it_lasts()
    {
        var sensor = new StuckSensor(0.1, 1000);
        var signals = new List<int>();
        double[] values = [1, 2, 2, 3, .. Enumerable.Repeat(4.0, 20), 5];
        for (var i = 0; i < values.Length; i++)
        {
            if (sensor.Update(values[i]) == ChangeSignal.Change)
            {
                signals.Add(i);
                sensor.RunLength.ShouldBe(9);
            }
        }
        // The run of 4 begins at position 4 and has nine values at position 12, then afresh at 13.
        signals.ShouldBe([12, 21]);
        sensor.RunLength.ShouldBe(1);
    }

    [Fact]
    public void False_alarms_are_as_rare_as_documented()
    {
        const double p = 0.6;
        const int n = 1000, streams = 2000;
        var random = new Random(7);
        var alarms = 0;
        for (var stream = 0; stream < streams; stream++)
        {
            var sensor = new StuckSensor(p, n);
            var isFalseAlarm = false;
            for (var i = 0; i < n; i++)
            {
                isFalseAlarm |= sensor.Update(random.NextDouble() < p ? 0 : random.NextDouble()) == ChangeSignal.Change;
            }
            alarms += isFalseAlarm ? 1 : 0;
        }
        // (1 − p)p⁵ is 3.1 %, three standard errors are 1.2 %.
        (alarms / (double)streams).ShouldBeInRange(0.005, (1 - p) * Math.Pow(p, 5) + 0.012);
    }

    [Fact]
    public void Bad_values_are_refused_and_leave_no_trace()
    {
        var sensor = new StuckSensor(0.1, 1000);
        sensor.Update(4);
        sensor.Update(4);
        Should.Throw<ArgumentOutOfRangeException>(() => sensor.Update(double.NaN)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => sensor.Update(double.PositiveInfinity));
        sensor.RunLength.ShouldBe(2);
        sensor.Reset();
        sensor.RunLength.ShouldBe(0);
        sensor.Update(0);
        sensor.RunLength.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => new StuckSensor(1.1, 10)).ParamName.ShouldBe("modalShare");
        Should.Throw<ArgumentOutOfRangeException>(() => new StuckSensor(double.NaN, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => new StuckSensor(0.5, 0)).ParamName.ShouldBe("values");
    }
}
