using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class StatisticalTestOfEqualProportionsTests
{
    public static TheoryData<string> Streams => StreamReference.With("river/ddm default");

    [Theory]
    [MemberData(nameof(Streams))]
    public void Signals_are_those_of_the_test_of_two_proportions(string name)
    {
        var stream = StreamReference.Stream(name);
        var detector = new StatisticalTestOfEqualProportions();
        var start = 0;
        for (var i = 0; i < stream.Length; i++)
        {
            var expected = ByDefinition(stream.AsSpan(start, i + 1 - start));
            detector.Update(stream[i]).ShouldBe(expected, $"{name} at {i}");
            start = expected == ChangeSignal.Change ? i + 1 : start;
        }
    }

    [Fact]
    public void An_improvement_is_no_change()
        => StreamReference.Run("bernoulli_improving_0.4_0.1", new StatisticalTestOfEqualProportions().Update).Changes
            .ShouldNotContain(index => index > 1000 && index < 1100);

    [Fact]
    public void The_statistic_is_signed_and_corrected_for_continuity()
    {
        var detector = new StatisticalTestOfEqualProportions(window: 4);
        foreach (var value in new[] { 0, 1, 0, 0, 0, 0, 1, 1, 1, 1 })
        {
            detector.Update(value);
        }
        // 4 of 4 against 1 of 6: (5/6 − 5/24)/√(1/4·5/12).
        detector.Statistic.ShouldBe((5.0 / 6 - 5.0 / 24) / Math.Sqrt(0.25 * 5 / 12), 1e-12);
        detector.Reset();
        detector.Statistic.ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new StatisticalTestOfEqualProportions(window: 0)).ParamName.ShouldBe("window");
        Should.Throw<ArgumentOutOfRangeException>(() => new StatisticalTestOfEqualProportions(change: 0)).ParamName.ShouldBe("change");
        Should.Throw<ArgumentOutOfRangeException>(() => new StatisticalTestOfEqualProportions(warning: 1)).ParamName.ShouldBe("warning");
    }

    private static ChangeSignal ByDefinition(ReadOnlySpan<double> values)
    {
        double newest = 30, older = values.Length - newest;
        var errors = Sum(values);
        if (older < newest || errors == 0 || errors == values.Length)
        {
            return ChangeSignal.None;
        }
        var (recent, before, pooled) = (Sum(values[^30..]) / newest, Sum(values[..^30]) / older, errors / values.Length);
        var statistic = (Math.Abs(recent - before) - 0.5 * (1 / older + 1 / newest)) / Math.Sqrt(pooled * (1 - pooled) * (1 / older + 1 / newest));
        var p = 2 * Normal.CDF(0, 1, -statistic);
        return recent <= before ? ChangeSignal.None : p < 0.003 ? ChangeSignal.Change : p < 0.05 ? ChangeSignal.Warning : ChangeSignal.None;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum;
    }
}
