namespace ModelMonitor.Statistics.Tests;

public sealed class EwmaConceptDriftDetectionTests
{
    public static TheoryData<string> Streams => StreamReference.With("river/ddm default");

    [Theory]
    [MemberData(nameof(Streams))]
    public void Signals_are_those_of_the_definition(string name)
    {
        var stream = StreamReference.Stream(name);
        var detector = new EwmaConceptDriftDetection();
        var start = 0;
        for (var i = 0; i < stream.Length; i++)
        {
            var expected = ByDefinition(stream.AsSpan(start, i + 1 - start));
            detector.Update(stream[i]).ShouldBe(expected, $"{name} at {i}");
            start = expected == ChangeSignal.Change ? i + 1 : start;
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.4)]
    public void Runs_without_a_change_last_for_hundreds_of_values(double rate)
    {
        var random = new Random(5);
        var total = 0;
        const int runs = 200;
        for (var run = 0; run < runs; run++)
        {
            var detector = new EwmaConceptDriftDetection();
            do
            {
                total++;
            }
            while (detector.Update(random.NextDouble() < rate ? 1 : 0) != ChangeSignal.Change);
        }
        // Published: 400 with a known rate; it is estimated here, and the polynomial is a fit.
        (total / (double)runs).ShouldBeInRange(200, 900);
    }

    [Fact]
    public void Nothing_is_decided_without_an_error_or_without_a_right_prediction()
    {
        foreach (var value in new[] { 0, 1 })
        {
            var detector = new EwmaConceptDriftDetection();
            Enumerable.Range(0, 500).ShouldAllBe(_ => detector.Update(value) == ChangeSignal.None);
        }
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new EwmaConceptDriftDetection(warning: 1)).ParamName.ShouldBe("warning");
        Should.Throw<ArgumentOutOfRangeException>(() => new EwmaConceptDriftDetection(warmUp: 0)).ParamName.ShouldBe("warmUp");
        new EwmaConceptDriftDetection().ErrorRate.ShouldBe(double.NaN);
    }

    private static ChangeSignal ByDefinition(ReadOnlySpan<double> values)
    {
        var (sum, average) = (0.0, 0.0);
        // Older values than these have weights below the precision of a double.
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            if (values.Length - i < 300)
            {
                average += 0.2 * Math.Pow(0.8, values.Length - 1 - i) * values[i];
            }
        }
        var p = sum / values.Length;
        if (values.Length <= 30 || p is 0 or 1)
        {
            return ChangeSignal.None;
        }
        var q = Math.Min(p, 0.4);
        var limit = 3.97 - 6.56 * q + 48.73 * Math.Pow(q, 3) - 330.13 * Math.Pow(q, 5) + 848.18 * Math.Pow(q, 7);
        var deviation = Math.Sqrt(p * (1 - p) * 0.2 / 1.8 * (1 - Math.Pow(0.8, 2 * values.Length)));
        return average > p + limit * deviation ? ChangeSignal.Change
            : average > p + 0.5 * limit * deviation ? ChangeSignal.Warning
            : ChangeSignal.None;
    }
}
