namespace ModelMonitor.Statistics.Tests;

public sealed class MulticlassTests
{
    private static readonly ReferenceFile Reference = new("classification_metrics");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("roc_auc_ovr_macro"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Areas_losses_and_top_k_accuracy_agree_with_scikit_learn(string name)
    {
        var expected = Reference[name].GetProperty("expected");
        var inputs = Reference[name].GetProperty("inputs");
        var actual = Array.ConvertAll(inputs.Counts("y_true"), label => (int)label);
        var values = inputs.GetProperty("probabilities").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(JsonNumbers.Number)).ToArray();
        var rows = new Rows(values, values.Length / actual.Length);

        RocAuc.OneVsRest(actual, rows).ShouldBeWithin(expected.Number("roc_auc_ovr_macro"), 1e-12);
        RocAuc.OneVsRest(actual, rows, ClassAverage.Weighted).ShouldBeWithin(expected.Number("roc_auc_ovr_weighted"), 1e-12);
        RocAuc.OneVsOne(actual, rows).ShouldBeWithin(expected.Number("roc_auc_ovo_macro"), 1e-12);
        LogLoss.Of(actual, rows, clip: LogLoss.ScikitLearnClip).ShouldBeWithin(expected.Number("log_loss"), 1e-12);
        BrierScore.Of(actual, rows).ShouldBeWithin(expected.Number("brier_multiclass_sum"), 1e-12);
        TopKAccuracy.Of(actual, rows, 1).ShouldBeWithin(expected.Number("accuracy_argmax"), 1e-12);
        TopKAccuracy.Of(actual, rows, 2).ShouldBeWithin(expected.Number("top2_accuracy"), 1e-12);
        TopKAccuracy.Of(actual, rows, rows.Dimensions).ShouldBe(1);
    }

    [Fact]
    public void A_class_that_does_not_occur_is_left_out_and_a_single_class_is_undefined()
    {
        int[] actual = [0, 0, 1, 1];
        double[] scores = [0.7, 0.2, 0.1, 0.4, 0.5, 0.1, 0.5, 0.3, 0.2, 0.1, 0.6, 0.3];
        // Class 0 loses one pair of four, class 1 one of four; class 2 does not occur.
        RocAuc.OneVsRest(actual, new Rows(scores, 3)).ShouldBe(0.75);
        RocAuc.OneVsOne(actual, new Rows(scores, 3)).ShouldBe(0.75);
        RocAuc.OneVsRest([2, 2, 2, 2], new Rows(scores, 3)).ShouldBe(double.NaN);
        RocAuc.OneVsOne([2, 2, 2, 2], new Rows(scores, 3)).ShouldBe(double.NaN);
    }

    [Fact]
    public void Two_classes_are_the_binary_question_asked_twice()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var actual = Array.ConvertAll(rows.Actual, label => label ? 1 : 0);
            var both = new Rows([.. rows.Scores.SelectMany(score => new[] { -score, score })], 2);
            var binary = RocAuc.Of(rows.Actual, rows.Scores);
            return !rows.HasBothClasses
                || (Math.Abs(RocAuc.OneVsRest(actual, both) - binary) < 1e-12
                    && Math.Abs(RocAuc.OneVsOne(actual, both) - binary) < 1e-12);
        });

    [Fact]
    public void Equal_scores_rank_the_class_of_the_higher_number_first_and_weights_count()
    {
        double[] scores = [0.4, 0.4, 0.2, 0.4, 0.4, 0.2];
        TopKAccuracy.Of([0, 1], new Rows(scores, 3), 1).ShouldBe(0.5);
        TopKAccuracy.Of([0, 1], new Rows(scores, 3), 1, [3, 1]).ShouldBe(0.25);
        TopKAccuracy.Of([0, 1], new Rows(scores, 3), 1, [0, 0]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[] scores = [0.5, 0.5, 0.2, 0.8];
        Should.Throw<ArgumentException>(() => RocAuc.OneVsRest([0, 2], new Rows(scores, 2))).Message.ShouldContain("Label 1 is 2");
        Should.Throw<ArgumentException>(() => RocAuc.OneVsOne([0, -1], new Rows(scores, 2))).ParamName.ShouldBe("actual");
        Should.Throw<ArgumentException>(() => RocAuc.OneVsRest([0], new Rows(scores, 2))).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => RocAuc.OneVsRest([], new Rows([], 2))).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => RocAuc.OneVsRest([0, 0, 0, 0], new Rows(scores, 1))).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => TopKAccuracy.Of([0], new Rows([0.5, double.NaN], 2), 1)).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentOutOfRangeException>(() => TopKAccuracy.Of([0, 1], new Rows(scores, 2), 3)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentException>(() => LogLoss.Of([0], new Rows([0.5, 1.5], 2))).Message.ShouldContain("Probability 1 is 1.5");
        Should.Throw<ArgumentException>(() => BrierScore.Of([0], new Rows([-0.5, 1], 2))).ParamName.ShouldBe("probabilities");
    }
}
