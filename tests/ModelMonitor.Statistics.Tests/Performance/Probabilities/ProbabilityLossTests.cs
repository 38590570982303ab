namespace ModelMonitor.Statistics.Tests;

public sealed class ProbabilityLossTests
{
    private static readonly ReferenceFile Reference = new("classification_metrics");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("inputs").Has("p"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_agree_with_scikit_learn(string name)
    {
        var rows = LabelledRows.Of(Reference[name].GetProperty("inputs"));
        var expected = Reference[name].GetProperty("expected");
        LogLoss.Of(rows.Actual, rows.Scores, rows.Weights, LogLoss.ScikitLearnClip).ShouldBeWithin(expected.Number("log_loss"), 1e-12);
        BrierScore.Of(rows.Actual, rows.Scores, rows.Weights).ShouldBeWithin(expected.Number("brier"), 1e-12);
    }

    [Fact]
    public void Running_moments_of_the_rows_merge_to_the_loss_of_all()
        => Properties.Check(LabelledRows.Pairs, pair =>
        {
            var all = pair.First.And(pair.Second);
            var (logLoss, brier) = Of(pair.Second);
            var (firstLogLoss, firstBrier) = Of(pair.First);
            logLoss.Merge(firstLogLoss);
            brier.Merge(firstBrier);
            return Math.Abs(logLoss.Mean - LogLoss.Of(all.Actual, all.Scores)) < 1e-11
                && Math.Abs(brier.Mean - BrierScore.Of(all.Actual, all.Scores)) < 1e-12;
        });

    [Fact]
    public void Two_classes_are_the_binary_loss_and_twice_the_binary_score()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var values = rows.Scores.SelectMany(p => new[] { 1 - p, p }).ToArray();
            var actual = Array.ConvertAll(rows.Actual, label => label ? 1 : 0);
            return Math.Abs(LogLoss.Of(actual, new Rows(values, 2), rows.Weights) - LogLoss.Of(rows.Actual, rows.Scores, rows.Weights)) < 1e-12
                && Math.Abs(BrierScore.Of(actual, new Rows(values, 2), rows.Weights) - 2 * BrierScore.Of(rows.Actual, rows.Scores, rows.Weights)) < 1e-12;
        });

    [Fact]
    public void The_clip_decides_what_a_sure_and_wrong_prediction_costs()
    {
        LogLoss.OfRow(true, 0).ShouldBe(-Math.Log(1e-15), 1e-12);
        LogLoss.OfRow(true, 0, LogLoss.ScikitLearnClip).ShouldBe(52 * Math.Log(2), 1e-12);
        LogLoss.OfRow(false, 1, 0.01).ShouldBe(-Math.Log(0.01), 1e-12);
        LogLoss.Of([true, false], [1, 0]).ShouldBeInRange(0, 2e-15);
        LogLoss.Of([2], new Rows([0, 0, 0], 3)).ShouldBe(Math.Log(3), 1e-12);
        LogLoss.Of([true], [0.5], [0]).ShouldBe(double.NaN);
        BrierScore.Of([true], [0.5], [0]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        foreach (var probability in new[] { -0.1, 1.1, double.NaN, double.PositiveInfinity })
        {
            Should.Throw<ArgumentException>(() => LogLoss.Of([true], [probability])).ParamName.ShouldBe("probabilities");
            Should.Throw<ArgumentException>(() => BrierScore.Of([true], [probability])).ParamName.ShouldBe("probabilities");
            Should.Throw<ArgumentOutOfRangeException>(() => LogLoss.OfRow(true, probability)).ParamName.ShouldBe("probability");
            Should.Throw<ArgumentOutOfRangeException>(() => BrierScore.OfRow(true, probability)).ParamName.ShouldBe("probability");
        }
        Should.Throw<ArgumentException>(() => LogLoss.Of([], [])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => BrierScore.Of([true], [0.1, 0.2])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => BrierScore.Of([true], [0.1], [-1])).ParamName.ShouldBe("weights");
        foreach (var clip in new[] { 0, 1e-17, 0.5, double.NaN })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => LogLoss.Of([true], [0.1], clip: clip)).ParamName.ShouldBe("clip");
        }
    }

    private static (RunningMoments LogLoss, RunningMoments Brier) Of(LabelledRows rows)
    {
        var (logLoss, brier) = (new RunningMoments(), new RunningMoments());
        for (var i = 0; i < rows.Actual.Length; i++)
        {
            logLoss.Add(LogLoss.OfRow(rows.Actual[i], rows.Scores[i]));
            brier.Add(BrierScore.OfRow(rows.Actual[i], rows.Scores[i]));
        }
        return (logLoss, brier);
    }
}
