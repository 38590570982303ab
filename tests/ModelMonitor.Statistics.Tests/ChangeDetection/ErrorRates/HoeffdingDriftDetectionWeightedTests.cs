namespace ModelMonitor.Statistics.Tests;

public sealed class HoeffdingDriftDetectionWeightedTests
{
    public static TheoryData<string> Streams => StreamReference.With("river/hddm_a default");

    [Theory]
    [MemberData(nameof(Streams))]
    public void Signals_are_those_of_the_definition_with_all_weights_written_out(string name)
    {
        foreach (var direction in new[] { ChangeDirection.Increase, ChangeDirection.Both })
        {
            var detector = new HoeffdingDriftDetectionWeighted(direction: direction);
            // The definition is quadratic in the length; most streams change at 1,000.
            var all = StreamReference.Stream(name);
            var stream = all[Math.Clamp(all.Length - 800, 0, 600)..Math.Min(all.Length, 1400)];
            var changes = stream.Index().Where(item => detector.Update(item.Item) == ChangeSignal.Change).Select(item => item.Index);
            changes.ShouldBe(ByDefinition(stream, direction == ChangeDirection.Both));
        }
    }

    [Fact]
    public void Warnings_come_before_changes_and_falls_are_seen_only_when_asked_for()
    {
        var rising = StreamReference.Run("bernoulli_abrupt_0.1_0.4", new HoeffdingDriftDetectionWeighted().Update);
        rising.Changes.ShouldNotBeEmpty();
        rising.FirstWarning.ShouldNotBeNull().ShouldBeLessThan(rising.Changes[0]);
        StreamReference.Run("bernoulli_improving_0.4_0.1", new HoeffdingDriftDetectionWeighted().Update).Changes
            .ShouldNotContain(index => index > 1000 && index < 1200);
        StreamReference.Run("bernoulli_improving_0.4_0.1", new HoeffdingDriftDetectionWeighted(direction: ChangeDirection.Both).Update).Changes
            .ShouldContain(index => index > 1000 && index < 1200);
    }

    [Fact]
    public void The_first_value_has_full_weight()
    {
        var detector = new HoeffdingDriftDetectionWeighted();
        detector.Mean.ShouldBe(double.NaN);
        detector.Update(1);
        detector.Mean.ShouldBe(1);
        detector.Update(0);
        detector.Mean.ShouldBe(0.95, 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetectionWeighted(change: 1)).ParamName.ShouldBe("change");
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetectionWeighted(warning: 0)).ParamName.ShouldBe("warning");
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetectionWeighted(weight: double.NaN)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => new HoeffdingDriftDetectionWeighted(direction: ChangeDirection.Decrease))
            .ParamName.ShouldBe("direction");
    }

    /// <summary>The change points, from means and weights that are written out anew for each part of the stream.</summary>
    private static List<int> ByDefinition(double[] stream, bool isTwoSided)
    {
        var changes = new List<int>();
        var start = 0;
        var (lowCut, highCut) = (0, 0);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < stream.Length; i++)
        {
            var (mean, squares) = Weighted(stream, start, i);
            var bound = Math.Sqrt(squares * Math.Log(1 / 0.001) / 2);
            (low, lowCut) = mean + bound < low ? (mean + bound, i) : (low, lowCut);
            (high, highCut) = mean - bound > high ? (mean - bound, i) : (high, highCut);
            if (Differs(stream, start, lowCut, i, 1) || (isTwoSided && Differs(stream, start, highCut, i, -1)))
            {
                changes.Add(i);
                start = i + 1;
                (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            }
        }
        return changes;
    }

    private static bool Differs(double[] stream, int start, int cut, int last, int sign)
    {
        if (cut == last)
        {
            return false;
        }
        var (before, beforeSquares) = Weighted(stream, start, cut);
        var (after, afterSquares) = Weighted(stream, cut + 1, last);
        return sign * (after - before) > Math.Sqrt((beforeSquares + afterSquares) * Math.Log(1 / 0.001) / 2);
    }

    private static (double Mean, double Squares) Weighted(double[] stream, int first, int last)
    {
        const double weight = 0.05;
        var (mean, squares) = (0.0, 0.0);
        for (var i = first; i <= last; i++)
        {
            var share = (i == first ? 1 : weight) * Math.Pow(1 - weight, last - i);
            mean += share * stream[i];
            squares += share * share;
        }
        return (mean, squares);
    }
}
