namespace ModelMonitor.Statistics.Tests;

public sealed class ErrorRateDetectorTests
{
    // Streams without an early error: River alarms at the first one, this library waits for a spread.
    private static readonly string[] WithoutSpread = ["zeros_then_ones", "bernoulli_rare_0.01_0.05"];

    public static TheoryData<string> Ddm => StreamReference.With("river/ddm default");

    public static TheoryData<string> DdmWithSpread => StreamReference.With("river/ddm default", WithoutSpread);

    public static TheoryData<string> Eddm => StreamReference.With("river/eddm default");

    public static TheoryData<string> HddmA => StreamReference.With("river/hddm_a default");

    [Theory]
    [MemberData(nameof(Ddm))]
    public void DDM_as_published_agrees_with_three_libraries(string name)
    {
        Agrees(name, "river/ddm default", new DriftDetectionMethod(minimumErrors: 1).Update);
        Agrees(name, "river/ddm warm_start=100 warning=2 drift=3", new DriftDetectionMethod(warmUp: 100, minimumErrors: 1).Update);
        // These begin one value and two values earlier.
        Agrees(name, "frouros/ddm default", new DriftDetectionMethod(warmUp: 29, minimumErrors: 1).Update);
        Agrees(name, "skmultiflow/ddm default", new DriftDetectionMethod(warmUp: 28, minimumErrors: 1).Update);
    }

    [Theory]
    [MemberData(nameof(DdmWithSpread))]
    public void DDM_agrees_with_river_where_there_are_errors_early(string name)
    {
        Agrees(name, "river/ddm default", new DriftDetectionMethod().Update);
        Agrees(name, "river/ddm warm_start=100 warning=2 drift=3", new DriftDetectionMethod(warmUp: 100).Update);
    }

    [Fact]
    public void DDM_does_not_alarm_at_the_first_error_after_none()
    {
        var detector = new DriftDetectionMethod();
        for (var i = 0; i < 200; i++)
        {
            detector.Update(0);
        }
        Enumerable.Range(0, 5).Select(_ => detector.Update(1))
            .ShouldBe([ChangeSignal.None, ChangeSignal.None, ChangeSignal.None, ChangeSignal.None, ChangeSignal.Change]);
    }

    [Theory]
    [MemberData(nameof(Eddm))]
    public void EDDM_agrees_with_river(string name)
    {
        var detector = new EarlyDriftDetectionMethod();
        Agrees(name, "river/eddm default", detector.Update);
    }

    [Theory]
    [MemberData(nameof(HddmA))]
    public void HDDM_A_agrees_with_river(string name)
    {
        Agrees(name, "river/hddm_a default", new HoeffdingDriftDetection().Update);
        Agrees(name, "river/hddm_a two_sided", new HoeffdingDriftDetection(direction: ChangeDirection.Both).Update);
    }

    [Fact]
    public void HDDM_A_rarely_alarms_on_unchanged_data()
    {
        var random = new Random(2);
        var alarms = 0;
        for (var run = 0; run < 200; run++)
        {
            var detector = new HoeffdingDriftDetection();
            for (var i = 0; i < 1000; i++)
            {
                alarms += detector.Update(random.NextDouble()) == ChangeSignal.Change ? 1 : 0;
            }
        }
        // The bound is per comparison and Hoeffding's inequality is loose for the variance of uniform values.
        alarms.ShouldBeLessThan(10);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetection().Update(1.5)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetection(change: 0)).ParamName.ShouldBe("change");
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetection(direction: ChangeDirection.Decrease)).ParamName.ShouldBe("direction");
        Should.Throw<ArgumentOutOfRangeException>(() => new DriftDetectionMethod(warmUp: 0)).ParamName.ShouldBe("warmUp");
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyDriftDetectionMethod(change: 1)).ParamName.ShouldBe("change");
    }

    [Fact]
    public void Error_indicators_are_0_or_1()
    {
        var message = Should.Throw<ArgumentOutOfRangeException>(() => new DriftDetectionMethod().Update(0.3)).Message;
        message.ShouldContain("1 for a wrong prediction");
        Should.Throw<ArgumentOutOfRangeException>(() => new DriftDetectionMethod(minimumErrors: 0)).ParamName.ShouldBe("minimumErrors");
    }

    private static void Agrees(string name, string key, Func<double, ChangeSignal> update)
    {
        var expected = StreamReference.Expected(name, key);
        var (changes, firstWarning) = StreamReference.Run(name, update);
        changes.ShouldBe(StreamReference.Detections(expected), key);
        firstWarning.ShouldBe(StreamReference.FirstWarning(expected), key);
    }
}
