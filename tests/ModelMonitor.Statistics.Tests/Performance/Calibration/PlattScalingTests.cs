namespace ModelMonitor.Statistics.Tests;

public sealed class PlattScalingTests
{
    private static readonly ReferenceFile Reference = new("calibration");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("kind").GetString() == "platt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_agree_with_an_independent_Newton_iteration(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        var labels = Array.ConvertAll(inputs.Numbers("y_true"), y => y == 1);

        var platt = PlattScaling.Fit(inputs.Numbers("score"), labels);

        platt.A.ShouldBeWithin(expected.Number("platt_A"), 1e-9, what: "A");
        platt.B.ShouldBeWithin(expected.Number("platt_B"), 1e-9, what: "B");
        // scikit-learn stops its quasi-Newton iteration early; the file gives 1e-5.
        platt.A.ShouldBeWithin(expected.Number("sklearn_A"), 1e-5, what: "A of scikit-learn");
        platt.B.ShouldBeWithin(expected.Number("sklearn_B"), 1e-5, what: "B of scikit-learn");
        foreach (var (query, p) in inputs.Numbers("query").Zip(expected.Numbers("p_at_query")))
        {
            platt.Predict(query).ShouldBeWithin(p, 1e-9, what: $"p at {query}");
        }
    }

    [Fact]
    public void Unit_and_origin_of_the_score_do_not_matter()
    {
        var (scores, labels) = Sample(400, 5);
        var platt = PlattScaling.Fit(scores, labels);
        foreach (var (factor, offset) in new[] { (1e-9, 0.0), (1e9, 0.0), (1.0, 1e6), (-3.0, 7.0) })
        {
            var moved = PlattScaling.Fit(Array.ConvertAll(scores, s => factor * s + offset), labels);
            foreach (var s in scores)
            {
                // An offset of 1e6 leaves ten digits of the score.
                moved.Predict(factor * s + offset).ShouldBeWithin(platt.Predict(s), 1e-8, what: $"{factor}·s + {offset}");
            }
        }
    }

    [Fact]
    public void Separated_classes_give_a_steep_but_finite_slope()
    {
        foreach (var gap in new[] { 1e-6, 1.0, 1e6 })
        {
            var platt = PlattScaling.Fit([-gap, -gap, -gap, gap, gap, gap], [false, false, false, true, true, true]);
            // The targets are 4/5 and 1/5, and two points meet them exactly.
            platt.Predict(gap).ShouldBeWithin(0.8, 1e-9);
            platt.Predict(-gap).ShouldBeWithin(0.2, 1e-9);
        }
        var many = Enumerable.Range(1, 2000).Select(i => i <= 1000 ? -(double)i : i).ToArray();
        var steep = PlattScaling.Fit(many, Array.ConvertAll(many, s => s > 0));
        double.IsFinite(steep.A).ShouldBeTrue();
        steep.Predict(1500).ShouldBeGreaterThan(0.99);
        steep.Predict(-1500).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void One_class_or_constant_scores_give_a_constant_probability()
    {
        var positive = PlattScaling.Fit([1, 2, 3], [true, true, true]);
        positive.Predict(2).ShouldBeWithin(4.0 / 5, 1e-9);
        positive.A.ShouldBe(0, 1e-9);
        PlattScaling.Fit([1, 2, 3], [false, false, false]).Predict(2).ShouldBeWithin(1.0 / 5, 1e-9);

        var constant = PlattScaling.Fit([7, 7, 7], [true, false, true]);
        constant.A.ShouldBe(0);
        constant.Predict(7).ShouldBeWithin((2 * 0.75 + 1.0 / 3) / 3, 1e-12);
        PlattScaling.Fit([7], [true]).Predict(7).ShouldBeWithin(2.0 / 3, 1e-12);
    }

    [Fact]
    public void Only_the_ratios_of_weights_matter_and_equal_weights_are_none()
    {
        var (scores, labels) = Sample(300, 6);
        var weights = scores.Select((_, i) => 0.1 + i % 5).ToArray();
        var platt = PlattScaling.Fit(scores, labels, weights: weights);
        var scaled = PlattScaling.Fit(scores, labels, weights: Array.ConvertAll(weights, w => 1000 * w));
        scaled.A.ShouldBeWithin(platt.A, 1e-9);
        scaled.B.ShouldBeWithin(platt.B, 1e-9);
        Math.Abs(platt.A - PlattScaling.Fit(scores, labels).A).ShouldBeGreaterThan(1e-6);
        PlattScaling.Fit(scores, labels, weights: Array.ConvertAll(weights, _ => 3.0)).A.ShouldBeWithin(PlattScaling.Fit(scores, labels).A, 1e-9);
    }

    [Fact]
    public void Rows_of_weight_zero_are_left_out_however_far_away()
    {
        var platt = PlattScaling.Fit([-1, 1, 2, 1e300], [false, true, true, false], weights: [1, 1, 1, 0]);
        var without = PlattScaling.Fit([-1, 1, 2], [false, true, true]);
        platt.A.ShouldBeWithin(without.A, 1e-9);
        platt.B.ShouldBeWithin(without.B, 1e-9);
    }

    [Fact]
    public void On_the_scale_of_probabilities_the_log_odds_are_scaled()
    {
        var (scores, labels) = Sample(500, 7);
        var onMargins = PlattScaling.Fit(scores, labels);
        var onProbabilities = PlattScaling.Fit(Array.ConvertAll(scores, s => 1 / (1 + Math.Exp(-s))), labels, ScoreScale.Probability);
        onProbabilities.A.ShouldBeWithin(onMargins.A, 1e-9);
        onProbabilities.Predict(0.5).ShouldBeWithin(onMargins.Predict(0), 1e-9);
        onProbabilities.Predict(0).ShouldBeInRange(0, 1e-9);
        onProbabilities.Predict(1).ShouldBeInRange(1 - 1e-9, 1);

        var restored = new PlattScaling(onProbabilities.A, onProbabilities.B, onProbabilities.Scale);
        restored.Predict(0.3).ShouldBe(onProbabilities.Predict(0.3));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([], [])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([double.NaN], [true])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([1.5], [true], ScoreScale.Probability)).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([-1.7e308, 1.7e308, 1.7e308], [true, false, true])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([1, 2], [true])).ParamName.ShouldBe("labels");
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([1, 2], [true, false], weights: [1, double.NaN])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentOutOfRangeException>(() => PlattScaling.Fit([1], [true], (ScoreScale)9)).ParamName.ShouldBe("scale");
        Should.Throw<ArgumentOutOfRangeException>(() => new PlattScaling(double.NaN, 0)).ParamName.ShouldBe("a");
        Should.Throw<ArgumentOutOfRangeException>(() => new PlattScaling(0, double.PositiveInfinity)).ParamName.ShouldBe("b");
        Should.Throw<ArgumentOutOfRangeException>(() => new PlattScaling(-1, 0).Predict(double.NaN)).ParamName.ShouldBe("score");
        Should.Throw<ArgumentOutOfRangeException>(() => new PlattScaling(-1, 0, ScoreScale.Probability).Predict(1.1)).ParamName.ShouldBe("score");
    }

    private static (double[] Scores, bool[] Labels) Sample(int size, int seed)
    {
        var random = new Random(seed);
        var scores = Enumerable.Range(0, size).Select(_ => 6 * random.NextDouble() - 3).ToArray();
        return (scores, Array.ConvertAll(scores, s => random.NextDouble() < 1 / (1 + Math.Exp(0.5 - 1.5 * s))));
    }

    [Fact]
    public void Separated_scores_of_the_smallest_doubles_are_taken_as_equal()
    {
        var fit = PlattScaling.Fit([0, 1e-310, 3e-310, 4e-310], [false, false, true, true]);
        fit.A.ShouldBe(0);
        fit.Predict(3e-310).ShouldBe(0.5, 1e-12);
    }
}
