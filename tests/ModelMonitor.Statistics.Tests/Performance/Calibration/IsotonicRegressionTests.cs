using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class IsotonicRegressionTests
{
    private static readonly ReferenceFile Reference = new("calibration");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("kind").GetString() == "isotonic");

    /// <summary>Up to 12 weighted points, many of them tied.</summary>
    private static Gen<(double[] X, double[] Y, double[] Weights)> Points { get; } =
        from size in Gen.Choose(1, 12)
        from distinct in Gen.Choose(1, 12)
        from x in Gen.Choose(-distinct, distinct).ArrayOf(size)
        from y in Gen.Choose(-5, 5).ArrayOf(size)
        from weights in Gen.Choose(1, 4).ArrayOf(size)
        select (Array.ConvertAll(x, value => value / 3.0), Array.ConvertAll(y, value => value / 7.0), Array.ConvertAll(weights, value => value / 2.0));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Thresholds_and_predictions_agree_with_scikit_learn(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        var (x, weights) = (inputs.Numbers("x"), inputs.Has("sample_weight") ? inputs.Numbers("sample_weight") : []);

        var isotonic = IsotonicRegression.Fit(x, inputs.Numbers("y"), weights);

        ShouldBeWithin(isotonic.XThresholds, expected.Numbers("x_thresholds"), "threshold of x");
        ShouldBeWithin(isotonic.YThresholds, expected.Numbers("y_thresholds"), "threshold of y");
        ShouldBeWithin(Array.ConvertAll(x, isotonic.Predict), expected.Numbers("fitted_at_x"), "fitted value");
        ShouldBeWithin(Array.ConvertAll(inputs.Numbers("query"), isotonic.Predict), expected.Numbers("predicted_at_query"), "prediction");
    }

    [Fact]
    public void The_fit_is_the_quadratic_programme_solved_by_the_min_max_formula()
        => Properties.Check(Points, points =>
        {
            var isotonic = IsotonicRegression.Fit(points.X, points.Y, points.Weights);
            return points.X.All(x => Math.Abs(isotonic.Predict(x) - MinMax(points.X, points.Y, points.Weights, x)) < 1e-12);
        });

    [Fact]
    public void The_fit_is_monotone_between_and_beyond_its_thresholds()
        => Properties.Check(Points, points =>
        {
            var isotonic = IsotonicRegression.Fit(points.X, points.Y, points.Weights);
            var values = Enumerable.Range(-100, 201).Select(i => isotonic.Predict(i / 20.0)).ToArray();
            return values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);
        });

    [Fact]
    public void Fitting_the_fit_changes_nothing()
        => Properties.Check(Points, points =>
        {
            var once = IsotonicRegression.Fit(points.X, points.Y, points.Weights);
            var twice = IsotonicRegression.Fit(points.X, Array.ConvertAll(points.X, once.Predict), points.Weights);
            return points.X.All(x => Math.Abs(once.Predict(x) - twice.Predict(x)) < 1e-12);
        });

    [Fact]
    public void The_order_of_rows_does_not_matter_and_a_weight_is_a_number_of_rows()
        => Properties.Check(Points, points =>
        {
            var fit = IsotonicRegression.Fit(points.X, points.Y, points.Weights);
            var rows = Enumerable.Range(0, points.X.Length).SelectMany(i => Enumerable.Repeat(i, (int)(2 * points.Weights[i]))).Reverse().ToArray();
            var repeated = IsotonicRegression.Fit([.. rows.Select(i => points.X[i])], [.. rows.Select(i => points.Y[i])]);
            return points.X.All(x => Math.Abs(fit.Predict(x) - repeated.Predict(x)) < 1e-12);
        });

    [Fact]
    public void Rows_of_weight_zero_are_left_out()
    {
        var isotonic = IsotonicRegression.Fit([1, 2, 3], [0, 9, 1], [1, 0, 1]);
        isotonic.XThresholds.ToArray().ShouldBe([1, 3]);
        isotonic.Predict(2).ShouldBe(0.5);
    }

    [Fact]
    public void Stored_thresholds_restore_the_function()
    {
        var random = new Random(3);
        var x = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).ToArray();
        var fitted = IsotonicRegression.Fit(x, Array.ConvertAll(x, value => random.NextDouble() < value ? 1.0 : 0));
        var restored = new IsotonicRegression(fitted.XThresholds, fitted.YThresholds);
        for (var query = -0.1; query < 1.1; query += 0.01)
        {
            restored.Predict(query).ShouldBe(fitted.Predict(query));
        }
        fitted.YThresholds[0].ShouldBeGreaterThanOrEqualTo(0);
        fitted.YThresholds[^1].ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([], [])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, double.NaN], [0, 1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [0, double.PositiveInfinity])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [0])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [0, 1], [1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [0, 1], [1, -1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [0, 1], [0, 0])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([-1e308, 1e308], [0, 1])).Message.ShouldContain("span");
        Should.Throw<ArgumentException>(() => new IsotonicRegression([], [])).ParamName.ShouldBe("xThresholds");
        Should.Throw<ArgumentException>(() => new IsotonicRegression([1, 1], [0, 1])).ParamName.ShouldBe("xThresholds");
        Should.Throw<ArgumentException>(() => new IsotonicRegression([1, 2], [1, 0])).ParamName.ShouldBe("yThresholds");
        Should.Throw<ArgumentException>(() => new IsotonicRegression([1, 2], [1])).ParamName.ShouldBe("yThresholds");
        Should.Throw<ArgumentOutOfRangeException>(() => new IsotonicRegression([1], [1]).Predict(double.NaN)).ParamName.ShouldBe("score");
    }

    private static void ShouldBeWithin(ReadOnlySpan<double> actual, double[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBeWithin(expected[i], 1e-12, what: $"{what} {i}");
        }
    }

    /// <summary>max over a ≤ x of min over b ≥ x of the weighted mean of y in [a, b].</summary>
    private static double MinMax(double[] xs, double[] ys, double[] weights, double x)
        => xs.Where(a => a <= x).Max(a => xs.Where(b => b >= x).Min(b =>
        {
            var inside = Enumerable.Range(0, xs.Length).Where(i => xs[i] >= a && xs[i] <= b).ToArray();
            return inside.Sum(i => weights[i] * ys[i]) / inside.Sum(i => weights[i]);
        }));
}
