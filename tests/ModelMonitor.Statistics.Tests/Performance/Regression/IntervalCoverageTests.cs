namespace ModelMonitor.Statistics.Tests;

public sealed class IntervalCoverageTests
{
    [Fact]
    public void Misses_are_counted_on_either_side_and_ends_are_covered()
    {
        var coverage = IntervalCoverage.Of([1, 2, 3, 4, 5], [1, 3, 2, 0, 5], [2, 4, 3, 3, 5]);
        (coverage.Covered, coverage.Below, coverage.Above, coverage.Count).ShouldBe((3, 1, 1, 5));
        coverage.Coverage.ShouldBe(0.6);
        coverage.MeanWidth.ShouldBe(1.2, 1e-15);
        coverage.Interval.ShouldBe(WilsonInterval.Of(3, 5));
    }

    [Fact]
    public void Intervals_that_became_too_narrow_are_told_from_chance()
    {
        var random = new Random(8);
        var actual = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).ToArray();
        var nominal = IntervalCoverage.Of(actual, Array.ConvertAll(actual, _ => 0.05), Array.ConvertAll(actual, _ => 0.95));
        0.9.ShouldBeInRange(nominal.Interval.Low, nominal.Interval.High);
        var narrow = IntervalCoverage.Of(actual, Array.ConvertAll(actual, _ => 0.1), Array.ConvertAll(actual, _ => 0.9), confidence: 0.99);
        narrow.Interval.High.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => IntervalCoverage.Of([], [], [])).ParamName.ShouldBe("actual");
        Should.Throw<ArgumentException>(() => IntervalCoverage.Of([1], [1, 2], [1])).ParamName.ShouldBe("lower");
        Should.Throw<ArgumentException>(() => IntervalCoverage.Of([1], [1], [double.PositiveInfinity])).ParamName.ShouldBe("upper");
        Should.Throw<ArgumentException>(() => IntervalCoverage.Of([1], [2], [1])).Message.ShouldContain("from 2 to 1");
        Should.Throw<ArgumentOutOfRangeException>(() => IntervalCoverage.Of([1], [1], [1], 1)).ParamName.ShouldBe("confidence");
    }
}
