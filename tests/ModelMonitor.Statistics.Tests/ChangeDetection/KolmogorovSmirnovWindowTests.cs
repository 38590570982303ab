namespace ModelMonitor.Statistics.Tests;

public sealed class KolmogorovSmirnovWindowTests
{
    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void Alarms_agree_with_the_exact_test_at_every_step(string name)
    {
        var expected = StreamReference.Expected(name, "own/kswin_full_window alpha=0.005 window=100 stat=30");
        StreamReference.Run(name, new KolmogorovSmirnovWindow().Update).Changes.ShouldBe(StreamReference.Detections(expected));
    }

    [Fact]
    public void The_window_starts_over_when_told_to()
    {
        var detector = new KolmogorovSmirnovWindow(window: 20, newest: 5);
        for (var i = 0; i < 20; i++)
        {
            detector.Update(i);
        }
        detector.Distance.ShouldBe(1);
        detector.Reset();
        detector.Distance.ShouldBe(0);
        detector.Update(1000).ShouldBe(ChangeSignal.None);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(alpha: 0)).ParamName.ShouldBe("alpha");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(window: 50, newest: 26)).ParamName.ShouldBe("window");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow(newest: 0)).ParamName.ShouldBe("newest");
        Should.Throw<ArgumentOutOfRangeException>(() => new KolmogorovSmirnovWindow().Update(double.NaN)).ParamName.ShouldBe("value");
    }
}
