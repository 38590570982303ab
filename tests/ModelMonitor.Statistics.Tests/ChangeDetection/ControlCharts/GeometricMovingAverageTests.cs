namespace ModelMonitor.Statistics.Tests;

public sealed class GeometricMovingAverageTests
{
    [Theory]
    [MemberData(nameof(StreamReference.All), MemberType = typeof(StreamReference))]
    public void Averages_are_those_of_the_definition(string name)
    {
        var detector = new GeometricMovingAverage(threshold: 1e9);
        var stream = StreamReference.Stream(name);
        var deviations = new double[stream.Length];
        var sum = 0.0;
        for (var i = 0; i < stream.Length; i++)
        {
            sum += stream[i];
            deviations[i] = stream[i] - sum / (i + 1);
            detector.Update(stream[i]);
            if (i % 97 == 0)
            {
                var expected = deviations.Take(i + 1).Select((deviation, j) => 0.01 * Math.Pow(0.99, i - j) * deviation).Sum();
                detector.Average.ShouldBeWithin(expected, 1e-9, absolute: 1e-12, what: $"average at {i}");
            }
        }
    }

    [Fact]
    public void A_change_is_where_the_average_passes_the_threshold()
    {
        var (upward, both) = (new GeometricMovingAverage(), new GeometricMovingAverage(direction: ChangeDirection.Both));
        var rise = Enumerable.Repeat(0.0, 200).Concat(Enumerable.Repeat(5.0, 100)).ToArray();
        var fall = Array.ConvertAll(rise, value => -value);

        var risesAt = Array.FindIndex(rise, value => upward.Update(value) == ChangeSignal.Change);
        risesAt.ShouldBeInRange(200, 250);
        upward.Average.ShouldBeGreaterThan(1);
        upward.Reset();
        Array.FindIndex(fall, value => upward.Update(value) == ChangeSignal.Change).ShouldBe(-1);
        Array.FindIndex(fall, value => both.Update(value) == ChangeSignal.Change).ShouldBe(risesAt);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GeometricMovingAverage(threshold: 0)).ParamName.ShouldBe("threshold");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeometricMovingAverage(forgetting: 1)).ParamName.ShouldBe("forgetting");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeometricMovingAverage(warmUp: 0)).ParamName.ShouldBe("warmUp");
    }
}
