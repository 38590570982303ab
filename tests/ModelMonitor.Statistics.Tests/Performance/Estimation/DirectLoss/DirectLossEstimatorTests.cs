namespace ModelMonitor.Statistics.Tests;

public sealed class DirectLossEstimatorTests
{
    [Fact]
    public void With_hardly_any_ridge_the_expected_loss_of_a_bin_is_its_mean()
    {
        double[] features = [1, 1, 1, 2, 2, 2, 3, 3, 3], labels = [1, -2, 3, 0, 1, 5, 4, -4, 0];
        var estimator = DirectLossEstimator.Fit(new Rows(features, 1), new double[9], labels, bins: 3, ridge: 1e-9);
        for (var bin = 0; bin < 3; bin++)
        {
            var errors = labels.Skip(3 * bin).Take(3).ToArray();
            var loss = estimator.Predict([bin + 1], 0);
            // The ridge of 1e-9 moves a mean of three by about as much.
            loss.Absolute.ShouldBeWithin(errors.Average(Math.Abs), 1e-7);
            loss.Squared.ShouldBeWithin(errors.Average(e => e * e), 1e-7);
            loss.Quartic.ShouldBeWithin(errors.Average(e => e * e * e * e), 1e-7);
        }
        estimator.Predict([-100], 50).ShouldBe(estimator.Predict([1], 0));
        estimator.Predict([100], -50).ShouldBe(estimator.Predict([3], 0));
    }

    [Fact]
    public void The_solution_meets_the_normal_equations_of_ridge_regression()
    {
        var random = new Random(71);
        var world = World.Draw(300, random, highShare: 0.5, noise: 1);
        const double Ridge = 5;
        var estimator = DirectLossEstimator.Fit(world.Features, world.Predictions, world.Labels, bins: 4, Ridge);
        var offset = 0;
        var edges = estimator.Coefficients.Edges;
        for (var column = 0; column < edges.Count; column++)
        {
            for (var bin = 0; bin <= edges[column].Length; bin++)
            {
                // In every bin the residuals add up to ridge times its coefficient.
                var residuals = 0.0;
                for (var i = 0; i < 300; i++)
                {
                    var value = column < 2 ? world.Features[i][column] : world.Predictions[i];
                    if (edges[column].Count(edge => edge < value) == bin)
                    {
                        residuals += Math.Abs(world.Labels[i] - world.Predictions[i]) - estimator.Predict(world.Features[i], world.Predictions[i]).Absolute;
                    }
                }
                residuals.ShouldBe(Ridge * estimator.Coefficients.Absolute[1 + offset + bin], 1e-9);
            }
            offset += edges[column].Length + 1;
        }
        estimator.Coefficients.Absolute.Length.ShouldBe(1 + offset);
    }

    [Fact]
    public void The_errors_of_the_baseline_itself_are_met_exactly()
    {
        var world = World.Draw(1000, new Random(72), highShare: 0.5, noise: 1);
        var estimate = Fit(world).Estimate(world.Features, world.Predictions);
        estimate.MeanAbsoluteError.Value.ShouldBeWithin(world.MeanAbsoluteError, 1e-9);
        estimate.RootMeanSquaredError.Value.ShouldBeWithin(world.RootMeanSquaredError, 1e-9);
        estimate.MeanAbsoluteError.Assumption.ShouldBe(EstimateAssumption.SameLabelsGivenFeatures);
        estimate.MeanAbsoluteError.IsReliable.ShouldBeTrue();
    }

    [Fact]
    public void Estimates_cover_the_realised_errors_also_where_inputs_move_to_where_errors_are_larger()
    {
        var random = new Random(73);
        const int Windows = 100;
        foreach (var highShare in new[] { 0.5, 0.9 })
        {
            var (absolute, squared, scatter) = (0, 0, 0.0);
            for (var window = 0; window < Windows; window++)
            {
                var estimator = Fit(World.Draw(2000, random, highShare: 0.5, noise: 1));
                var live = World.Draw(200, random, highShare, noise: 1);
                var estimate = estimator.Estimate(live.Features, live.Predictions);
                var z = Distance(estimate.MeanAbsoluteError, live.MeanAbsoluteError);
                absolute += Math.Abs(z) <= 3 ? 1 : 0;
                squared += Math.Abs(Distance(estimate.RootMeanSquaredError, live.RootMeanSquaredError)) <= 3 ? 1 : 0;
                scatter += z * z / Windows;
            }
            absolute.ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows));
            squared.ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows));
            // A hundred squares of standard normal values average to 1 ± 0.5 but once in 2,000 times. Under shift the error
            // of the fit is larger than stated, since the window lies where the baseline has fewer rows.
            scatter.ShouldBeInRange(0.5, highShare == 0.5 ? 1.5 : 2);
        }
    }

    [Fact]
    public void Concept_drift_is_not_seen()
    {
        var random = new Random(74);
        var estimator = Fit(World.Draw(2000, random, highShare: 0.5, noise: 1));
        var live = World.Draw(1000, random, highShare: 0.5, noise: 2);
        Distance(estimator.Estimate(live.Features, live.Predictions).MeanAbsoluteError, live.MeanAbsoluteError).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Stored_coefficients_restore_the_estimator()
    {
        var world = World.Draw(500, new Random(75), highShare: 0.5, noise: 1);
        var fitted = Fit(world);
        var restored = new DirectLossEstimator(fitted.Coefficients with { Absolute = [.. fitted.Coefficients.Absolute] });
        restored.Estimate(world.Features, world.Predictions).ShouldBe(fitted.Estimate(world.Features, world.Predictions));
    }

    [Fact]
    public void A_perfect_model_and_constant_columns_are_legal()
    {
        var estimator = DirectLossEstimator.Fit(new Rows([5, 5, 5], 1), [1, 2, 3], [1, 2, 3]);
        var estimate = estimator.Estimate(new Rows([5], 1), [2]);
        estimate.MeanAbsoluteError.Value.ShouldBe(0, 1e-12);
        estimate.RootMeanSquaredError.Value.ShouldBe(0, 1e-12);
        estimate.RootMeanSquaredError.StandardError.ShouldBe(0, 1e-12);
        estimate.RootMeanSquaredError.IsReliable.ShouldBeFalse();
        DirectLossEstimator.Fit(new Rows([5], 1), [1], [3]).Predict([7], 0).Absolute.ShouldBe(2, 1e-9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[] two = [1, 2];
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows([], 1), [], [])).ParamName.ShouldBe("features");
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows([1, double.NaN], 1), two, two)).Message.ShouldContain("Row 1");
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows(two, 1), [1], two)).ParamName.ShouldBe("predictions");
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, [1])).ParamName.ShouldBe("labels");
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, [1, double.NaN])).ParamName.ShouldBe("labels");
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, [1, 1e80])).Message.ShouldContain("Label 1 is 1E+80");
        Should.Throw<ArgumentOutOfRangeException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, two, bins: 1)).ParamName.ShouldBe("bins");
        Should.Throw<ArgumentOutOfRangeException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, two, bins: 101)).ParamName.ShouldBe("bins");
        Should.Throw<ArgumentOutOfRangeException>(() => DirectLossEstimator.Fit(new Rows(two, 1), two, two, ridge: 0)).ParamName.ShouldBe("ridge");
        var wide = Enumerable.Range(0, 100 * 60).Select(i => (double)i).ToArray();
        Should.Throw<ArgumentException>(() => DirectLossEstimator.Fit(new Rows(wide, 60), new double[100], new double[100], bins: 90)).ParamName.ShouldBe("bins");

        var fitted = DirectLossEstimator.Fit(new Rows(two, 1), two, two);
        Should.Throw<ArgumentException>(() => fitted.Estimate(new Rows(two, 2), [1])).ParamName.ShouldBe("features");
        Should.Throw<ArgumentException>(() => fitted.Estimate(new Rows([], 1), [])).ParamName.ShouldBe("features");
        Should.Throw<ArgumentException>(() => fitted.Estimate(new Rows(two, 1), [1])).ParamName.ShouldBe("predictions");
        Should.Throw<ArgumentException>(() => fitted.Predict([1, 2], 1)).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => fitted.Predict([double.NaN], 1)).ParamName.ShouldBe("row");
        Should.Throw<ArgumentOutOfRangeException>(() => fitted.Predict([1], double.NaN)).ParamName.ShouldBe("prediction");

        var good = fitted.Coefficients;
        Should.Throw<ArgumentNullException>(() => new DirectLossEstimator(null!));
        Should.Throw<ArgumentNullException>(() => new DirectLossEstimator(good with { Edges = null! })).ParamName.ShouldBe("coefficients");
        Should.Throw<ArgumentNullException>(() => new DirectLossEstimator(good with { Edges = [[1], null!] })).ParamName.ShouldBe("coefficients");
        Should.Throw<ArgumentException>(() => new DirectLossEstimator(good with { Squared = null! })).ParamName.ShouldBe("coefficients");
        Should.Throw<ArgumentException>(() => new DirectLossEstimator(good with { Edges = [[1]] })).Message.ShouldContain("1 columns");
        Should.Throw<ArgumentException>(() => new DirectLossEstimator(good with { Edges = [[2, 1], [1]] })).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => new DirectLossEstimator(good with { Absolute = [1] })).Message.ShouldContain("1 coefficients");
        Should.Throw<ArgumentException>(() => new DirectLossEstimator(good with { Quartic = [double.NaN, .. good.Quartic[1..]] }));
        Should.Throw<ArgumentOutOfRangeException>(() => new DirectLossEstimator(good with { BaselineSize = 0 }));
    }

    private static DirectLossEstimator Fit(World world) => DirectLossEstimator.Fit(world.Features, world.Predictions, world.Labels);

    private static double Distance(PerformanceEstimate estimate, double truth) => (truth - estimate.Value) / estimate.StandardError;

    /// <summary>Two features in [0, 1] and a model that is right on average; its errors are three times as large where the first is above ½.</summary>
    private sealed record World(double[] Values, double[] Predictions, double[] Labels)
    {
        public Rows Features => new(Values, 2);

        public double MeanAbsoluteError => Labels.Zip(Predictions, (y, p) => Math.Abs(y - p)).Average();

        public double RootMeanSquaredError => Math.Sqrt(Labels.Zip(Predictions, (y, p) => (y - p) * (y - p)).Average());

        public static World Draw(int size, Random random, double highShare, double noise)
        {
            var (values, predictions, labels) = (new double[2 * size], new double[size], new double[size]);
            for (var i = 0; i < size; i++)
            {
                var high = random.NextDouble() < highShare;
                values[2 * i] = (random.NextDouble() + (high ? 1 : 0)) / 2;
                values[2 * i + 1] = random.NextDouble();
                predictions[i] = 10 * values[2 * i] - 4 * values[2 * i + 1];
                labels[i] = predictions[i] + (high ? 3 : 1) * noise * ScoredWorld.Normal(random);
            }
            return new World(values, predictions, labels);
        }
    }
}
