namespace ModelMonitor.Statistics.Tests;

public sealed class RocAucTests
{
    private static readonly ReferenceFile Reference = new("classification_metrics");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("roc_auc"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Areas_precision_and_separation_agree_with_scikit_learn(string name)
    {
        var rows = LabelledRows.Of(Reference[name].GetProperty("inputs"));
        var expected = Reference[name].GetProperty("expected");
        var auc = RocAuc.Of(rows.Actual, rows.Scores, rows.Weights);
        if (!rows.HasBothClasses)
        {
            // scikit-learn refuses the area, and warns about the precision without positives, which it sets to 0.
            expected.GetProperty("roc_auc").Has("error").ShouldBeTrue();
            auc.ShouldBe(double.NaN);
            RocAuc.Partial(rows.Actual, rows.Scores, 0.1).ShouldBe(double.NaN);
            YoudenIndex.Of(rows.Actual, rows.Scores).Statistic.ShouldBe(double.NaN);
            AveragePrecision.Of(rows.Actual, rows.Scores).ShouldBe(rows.Actual[0] ? expected.Number("average_precision") : double.NaN);
            return;
        }
        auc.ShouldBeWithin(expected.Number("roc_auc"), 1e-12);
        AveragePrecision.Of(rows.Actual, rows.Scores, rows.Weights).ShouldBeWithin(expected.Number("average_precision"), 1e-12);
        YoudenIndex.Of(rows.Actual, rows.Scores, rows.Weights).Statistic.ShouldBeWithin(expected.Number("ks_statistic_max_tpr_minus_fpr"), 1e-12);
        if (expected.Has("roc_auc_max_fpr_0.1"))
        {
            RocAuc.Partial(rows.Actual, rows.Scores, 0.1).ShouldBeWithin(expected.Number("roc_auc_max_fpr_0.1"), 1e-12);
        }
    }

    [Fact]
    public void The_area_is_the_weighted_share_of_pairs_in_the_right_order()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var auc = RocAuc.Of(rows.Actual, rows.Scores, rows.Weights);
            var wins = rows.OverPairs((i, j) => rows.Weights[i] * rows.Weights[j] * LabelledRows.Wins(rows.Scores[i], rows.Scores[j]));
            var pairs = rows.OverPairs((i, j) => rows.Weights[i] * rows.Weights[j]);
            return rows.HasBothClasses ? auc is >= 0 and <= 1 && Math.Abs(auc - wins / pairs) < 1e-12 : double.IsNaN(auc);
        });

    [Fact]
    public void Swapped_labels_and_order_preserving_scores_do_what_they_must()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var auc = RocAuc.Of(rows.Actual, rows.Scores);
            var swapped = RocAuc.Of(Array.ConvertAll(rows.Actual, label => !label), rows.Scores);
            var transformed = RocAuc.Of(rows.Actual, Array.ConvertAll(rows.Scores, score => Math.Exp(3 * score) - 7));
            return !rows.HasBothClasses || (Math.Abs(auc + swapped - 1) < 1e-12 && auc == transformed);
        });

    [Fact]
    public void Partial_areas_end_at_the_whole_one_and_are_one_for_a_perfect_score()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var whole = RocAuc.Partial(rows.Actual, rows.Scores, 1, rows.Weights);
            var perfect = RocAuc.Partial(rows.Actual, Array.ConvertAll(rows.Actual, label => label ? 1.0 : 0), 0.05, rows.Weights);
            return !rows.HasBothClasses
                || (Math.Abs(whole - RocAuc.Of(rows.Actual, rows.Scores, rows.Weights)) < 1e-12 && Math.Abs(perfect - 1) < 1e-12);
        });

    [Fact]
    public void Precision_and_the_index_are_those_of_all_thresholds()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var (precision, index, threshold, reached) = (0.0, 0.0, double.PositiveInfinity, 0.0);
            foreach (var score in rows.Scores.Distinct().OrderDescending())
            {
                var recall = Mass(rows, score, true) / Mass(rows, 0, true);
                precision += (recall - reached) * Mass(rows, score, true) / (Mass(rows, score, true) + Mass(rows, score, false));
                reached = recall;
                var difference = recall - Mass(rows, score, false) / Mass(rows, 0, false);
                (index, threshold) = difference > index + 1e-12 ? (difference, score) : (index, threshold);
            }
            var youden = YoudenIndex.Of(rows.Actual, rows.Scores, rows.Weights);
            return !rows.HasBothClasses
                || (Math.Abs(AveragePrecision.Of(rows.Actual, rows.Scores, rows.Weights) - precision) < 1e-12
                    && Math.Abs(youden.Statistic - index) < 1e-12 && (index < 1e-9 || youden.Threshold == threshold));
        });

    [Fact]
    public void Rows_of_weight_zero_are_left_out()
    {
        bool[] actual = [true, false, true, false];
        double[] scores = [0.9, 0.1, 0.0, 1.0], weights = [1, 2, 0, 0];
        RocAuc.Of(actual, scores, weights).ShouldBe(1);
        RocAuc.Of(actual, scores, [1, 0, 1, 0]).ShouldBe(double.NaN);
        YoudenIndex.Of(actual, scores, weights).ShouldBe(new YoudenIndexResult(1, 0.9));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        bool[] actual = [true, false];
        Should.Throw<ArgumentException>(() => RocAuc.Of(actual, [0.1])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => RocAuc.Of([], [])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => RocAuc.Of(actual, [0.1, double.NaN])).Message.ShouldContain("Value 1 is NaN");
        Should.Throw<ArgumentException>(() => AveragePrecision.Of(actual, [0.1, double.NegativeInfinity])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => YoudenIndex.Of(actual, [0.1, 0.2], [1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => RocAuc.Of(actual, [0.1, 0.2], [1, -1])).Message.ShouldContain("Weight 1 is -1");
        Should.Throw<ArgumentOutOfRangeException>(() => RocAuc.Partial(actual, [0.1, 0.2], 0)).ParamName.ShouldBe("maxFalsePositiveRate");
        Should.Throw<ArgumentOutOfRangeException>(() => RocAuc.Partial(actual, [0.1, 0.2], double.NaN));
    }

    private static double Mass(LabelledRows rows, double from, bool label)
        => rows.Weights.Where((_, i) => rows.Actual[i] == label && rows.Scores[i] >= from).Sum();
}
