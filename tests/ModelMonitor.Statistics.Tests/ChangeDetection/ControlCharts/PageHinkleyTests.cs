namespace ModelMonitor.Statistics.Tests;

public sealed class PageHinkleyTests
{
    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void Alarms_agree_with_river(string name)
    {
        Agrees(name, "river/page_hinkley default", new PageHinkley());
        Agrees(name, "river/page_hinkley threshold=20 alpha=1 mode=both", new PageHinkley(threshold: 20, forgetting: 1));
        Agrees(name, "river/page_hinkley threshold=10 delta=0.01 mode=up", new PageHinkley(10, 0.01, direction: ChangeDirection.Increase));
        Agrees(name, "river/page_hinkley threshold=10 delta=0.01 mode=down", new PageHinkley(10, 0.01, direction: ChangeDirection.Decrease));
    }

    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void The_state_agrees_with_river(string name)
    {
        var detector = new PageHinkley();
        var stream = StreamReference.Stream(name);
        var next = 0;
        foreach (var state in StreamReference.Expected(name, "river/page_hinkley default").GetProperty("trace").EnumerateArray())
        {
            for (; next <= (int)state.Number("after_index"); next++)
            {
                detector.Update(stream[next]);
            }
            detector.Count.ShouldBe((long)state.Number("n"));
            detector.Mean.ShouldBeWithin(state.Number("mean"), 1e-9, what: "mean");
            detector.Increase.ShouldBeWithin(state.Number("test_increase"), 1e-9, absolute: 1e-9, what: "increase");
            detector.Decrease.ShouldBeWithin(state.Number("test_decrease"), 1e-9, absolute: 1e-9, what: "decrease");
        }
        next.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_reset_detector_is_a_new_one()
    {
        var detector = new PageHinkley(threshold: 5);
        for (var i = 0; i < 100; i++)
        {
            detector.Update(i % 7);
        }
        detector.Reset();
        (detector.Count, detector.Mean, detector.Increase, detector.Decrease).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PageHinkley(threshold: 0)).ParamName.ShouldBe("threshold");
        Should.Throw<ArgumentOutOfRangeException>(() => new PageHinkley(tolerance: -1)).ParamName.ShouldBe("tolerance");
        Should.Throw<ArgumentOutOfRangeException>(() => new PageHinkley(forgetting: 1.1)).ParamName.ShouldBe("forgetting");
        Should.Throw<ArgumentOutOfRangeException>(() => new PageHinkley(warmUp: 0)).ParamName.ShouldBe("warmUp");
        Should.Throw<ArgumentOutOfRangeException>(() => new PageHinkley().Update(double.NaN)).ParamName.ShouldBe("value");
    }

    private static void Agrees(string name, string detector, PageHinkley actual)
        => StreamReference.Run(name, actual.Update).Changes
            .ShouldBe(StreamReference.Detections(StreamReference.Expected(name, detector)), detector);
}
