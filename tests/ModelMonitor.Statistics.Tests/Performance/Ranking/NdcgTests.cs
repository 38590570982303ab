namespace ModelMonitor.Statistics.Tests;

public sealed class NdcgTests
{
    private static readonly ReferenceFile Reference = new("ndcg");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gains_agree_with_scikit_learn_and_attribution_drift_with_clarify(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var expected = Reference[name].GetProperty("expected");
        var relevance = inputs.Numbers("relevance_or_training_attribution");
        var scores = inputs.Numbers("score_or_live_attribution");

        AttributionDrift.Compare(relevance, scores).Ndcg.ShouldBeWithin(expected.Number("clarify_ndcg"), 1e-12);
        if (!expected.Has("sklearn_ndcg@all"))
        {
            Should.Throw<ArgumentException>(() => Ndcg.Of(relevance, scores)).Message.ShouldContain("Relevance 1 is -0.1348");
            return;
        }
        Ndcg.DiscountedGain(relevance, scores).ShouldBeWithin(expected.Number("sklearn_dcg@all"), 1e-12);
        // Without any relevant item scikit-learn says 0.
        var isUndefined = relevance.Sum() == 0;
        double Expected(string metric) => isUndefined && expected.Number(metric) == 0 ? double.NaN : expected.Number(metric);
        Ndcg.Of(relevance, scores).ShouldBeWithin(Expected("sklearn_ndcg@all"), 1e-12);
        Ndcg.Of(relevance, scores, k: 3).ShouldBeWithin(Expected("sklearn_ndcg@3"), 1e-12);
        Ndcg.Of(relevance, scores, k: 5).ShouldBeWithin(Expected("sklearn_ndcg@5"), 1e-12);
        if (scores.Distinct().Count() == scores.Length)
        {
            Ndcg.Of(relevance, scores, averageTies: false).ShouldBeWithin(Expected("sklearn_ndcg_ignore_ties"), 1e-12);
        }
    }

    [Fact]
    public void Averaged_ties_do_not_depend_on_the_order_of_the_input_and_lie_between_the_best_and_the_worst()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            double[] reversedScores = [.. rows.Scores.Reverse()], reversedWeights = [.. rows.Weights.Reverse()];
            var averaged = Ndcg.Of(rows.Weights, rows.Scores, k: 7);
            var order = Enumerable.Range(0, rows.Scores.Length).OrderByDescending(i => rows.Weights[i]).ToArray();
            double Ordered(IEnumerable<int> items)
                => Ndcg.Of([.. items.Select(i => rows.Weights[i])], [.. items.Select(i => rows.Scores[i])], k: 7, averageTies: false);
            return Math.Abs(averaged - Ndcg.Of(reversedWeights, reversedScores, k: 7)) < 1e-12
                && averaged <= Ordered(order) + 1e-12 && averaged >= Ordered(order.Reverse()) - 1e-12
                && averaged is >= 0 and <= 1 && Ndcg.Of(rows.Weights, rows.Weights) > 1 - 1e-12;
        });

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => Ndcg.Of([], [])).ParamName.ShouldBe("relevance");
        Should.Throw<ArgumentException>(() => Ndcg.Of([1], [1, 2])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => Ndcg.Of([1], [double.NaN])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => Ndcg.DiscountedGain([double.PositiveInfinity], [1])).ParamName.ShouldBe("relevance");
        Should.Throw<ArgumentOutOfRangeException>(() => Ndcg.Of([1], [1], k: 0)).ParamName.ShouldBe("k");
    }
}
