using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

public sealed class ConfidenceBasedEstimatorTests
{
    private static readonly ConfusionMetric[] Metrics = Enum.GetValues<ConfusionMetric>();

    [Fact]
    public void A_small_window_is_what_one_adds_up_by_hand()
    {
        var estimator = Of([(0.9, true), (0.6, true), (0.2, false), (0.1, false)]);
        var matrix = estimator.Matrix;
        matrix.TruePositives.ShouldBe(1.5, 1e-12);
        matrix.FalsePositives.ShouldBe(0.5, 1e-12);
        matrix.FalseNegatives.ShouldBe(0.3, 1e-12);
        matrix.TrueNegatives.ShouldBe(1.7, 1e-12);

        var accuracy = matrix.Estimate(ConfusionMetric.Accuracy);
        accuracy.Value.ShouldBe(3.2 / 4, 1e-12);
        accuracy.StandardError.ShouldBe(Math.Sqrt(0.09 + 0.24 + 0.16 + 0.09) / 4, 1e-12);
        accuracy.EffectiveSize.ShouldBe(4);
        accuracy.Assumption.ShouldBe(EstimateAssumption.SameLabelsGivenScore);
        accuracy.IsReliable.ShouldBeFalse();
        matrix.Estimate(ConfusionMetric.Precision).Value.ShouldBe(0.75, 1e-12);
        matrix.Estimate(ConfusionMetric.Precision).StandardError.ShouldBe(Math.Sqrt(0.09 + 0.24) / 2, 1e-12);
        matrix.Estimate(ConfusionMetric.Recall).Value.ShouldBe(1.5 / 1.8, 1e-12);
        matrix.Estimate(ConfusionMetric.Specificity).Value.ShouldBe(1.7 / 2.2, 1e-12);
        matrix.Estimate(ConfusionMetric.F1).Value.ShouldBe(3 / 3.8, 1e-12);
        matrix.Estimate(ConfusionMetric.BalancedAccuracy).Value.ShouldBe((1.5 / 1.8 + 1.7 / 2.2) / 2, 1e-12);
        matrix.Estimate(ConfusionMetric.MatthewsCorrelation).Value.ShouldBe((1.5 * 1.7 - 0.5 * 0.3) / Math.Sqrt(2 * 1.8 * 2.2 * 2), 1e-12);
    }

    [Fact]
    public void Labels_as_probabilities_give_the_metrics_themselves_without_error()
    {
        var world = ScoredWorld.Draw(500, new Random(21));
        var matrix = Of([.. world.Labels.Zip(world.Predictions, (label, prediction) => (label ? 1.0 : 0, prediction))]).Matrix;
        foreach (var metric in Metrics)
        {
            matrix.Estimate(metric).Value.ShouldBeWithin(world.Realised(metric), 1e-12, what: metric.ToString());
            matrix.Estimate(metric).StandardError.ShouldBe(0);
        }
    }

    [Fact]
    public void Estimates_cover_the_realised_metrics_of_calibrated_data_and_under_covariate_shift()
    {
        var random = new Random(22);
        foreach (var (mean, spread) in new[] { (0.0, 2.0), (-1.5, 1.0), (1.0, 0.5) })
        {
            var covered = new int[Metrics.Length];
            const int Windows = 400;
            var (standardised, accuracies) = (0.0, new RunningMoments());
            for (var window = 0; window < Windows; window++)
            {
                var world = ScoredWorld.Draw(500, random, mean, spread);
                var matrix = Of([.. world.Scores.Zip(world.Predictions)]).Matrix;
                for (var i = 0; i < Metrics.Length; i++)
                {
                    var estimate = matrix.Estimate(Metrics[i]);
                    var z = (world.Realised(Metrics[i]) - estimate.Value) / estimate.StandardError;
                    covered[i] += Math.Abs(z) <= 3 ? 1 : 0;
                    standardised += Metrics[i] == ConfusionMetric.Accuracy ? z * z / Windows : 0;
                }
                accuracies.Add(world.Accuracy);
            }
            for (var i = 0; i < Metrics.Length; i++)
            {
                covered[i].ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows), $"{Metrics[i]} at {mean}");
            }
            // The mean of 400 squares of standard normal values is within 0.25 of 1 but once in 2,000 times.
            standardised.ShouldBe(1, 0.25);
        }
    }

    [Fact]
    public void Delta_method_errors_are_those_of_simulated_labels()
    {
        var random = new Random(23);
        var world = ScoredWorld.Draw(600, random, mean: -0.8, spread: 1.5);
        var matrix = Of([.. world.Scores.Zip(world.Predictions)]).Matrix;
        var moments = new RunningMoments[Metrics.Length];
        for (var trial = 0; trial < 1500; trial++)
        {
            var labels = Of([.. world.Scores.Zip(world.Predictions, (p, prediction) => (random.NextDouble() < p ? 1.0 : 0, prediction))]).Matrix;
            for (var i = 0; i < Metrics.Length; i++)
            {
                moments[i].Add(labels.Estimate(Metrics[i]).Value);
            }
        }
        for (var i = 0; i < Metrics.Length; i++)
        {
            // 1,500 trials know a standard deviation to 1.8 %; linearisation and plugging in are good to a few per cent.
            var estimate = matrix.Estimate(Metrics[i]);
            estimate.StandardError.ShouldBeWithin(moments[i].StandardDeviation, 0.08, what: Metrics[i].ToString());
            estimate.Value.ShouldBe(moments[i].Mean, 0.2 * estimate.StandardError, Metrics[i].ToString());
        }
    }

    [Fact]
    public void Concept_drift_is_not_seen()
    {
        var world = ScoredWorld.Draw(2000, new Random(24), slope: -0.5);
        var estimate = Of([.. world.Scores.Zip(world.Predictions)]).Matrix.Estimate(ConfusionMetric.Accuracy);
        ((estimate.Value - world.Accuracy) / estimate.StandardError).ShouldBeGreaterThan(20);
        estimate.IsReliable.ShouldBeTrue();
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var estimator = Of([(0.9, true), (0.4, false)]);
        var added = 0;

        Allocations.Each(() => estimator.Add(0.3, added++ % 3 == 0), calls: 1_000).ShouldBe(0);
    }

    [Fact]
    public void Bytes_of_impossible_expectations_are_refused()
    {
        foreach (var (count, expected, variance) in new[] { (2L, 3.0, 0.0), (2L, -1.0, 0.0), (2L, 1.0, 1.5), (2L, 1.0, -0.5), (long.MaxValue, 1.0, 0.0) })
        {
            var writer = new SketchWriter(SketchKind.ConfidenceBasedEstimator);
            writer.WriteCount(count);
            writer.WriteCount(0);
            writer.WriteDouble(expected);
            writer.WriteDouble(0);
            writer.WriteDouble(variance);
            writer.WriteDouble(0);
            Should.Throw<InvalidDataException>(() => ConfidenceBasedEstimator.FromBytes(writer.ToBytes()));
        }
    }

    [Fact]
    public void What_is_undefined_is_NaN()
    {
        var estimator = new ConfidenceBasedEstimator();
        foreach (var metric in Metrics)
        {
            estimator.Matrix.Estimate(metric).Value.ShouldBe(double.NaN);
        }
        estimator.Add(0.3, prediction: false);
        estimator.Matrix.Estimate(ConfusionMetric.Precision).Value.ShouldBe(double.NaN);
        estimator.Matrix.Estimate(ConfusionMetric.Precision).StandardError.ShouldBe(double.NaN);
        estimator.Matrix.Estimate(ConfusionMetric.MatthewsCorrelation).Value.ShouldBe(double.NaN);
        estimator.Matrix.Estimate(ConfusionMetric.Accuracy).Value.ShouldBe(0.7, 1e-12);
        estimator.Reset();
        estimator.Count.ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        var estimator = Of([(0.5, true)]);
        var before = estimator.Matrix;
        foreach (var probability in new[] { double.NaN, -0.1, 1.1, double.PositiveInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => estimator.Add(probability, true)).ParamName.ShouldBe("probability");
        }
        estimator.Matrix.ShouldBe(before);
        Should.Throw<ArgumentOutOfRangeException>(() => before.Estimate((ConfusionMetric)99)).ParamName.ShouldBe("metric");
    }

    private static ConfidenceBasedEstimator Of((double Probability, bool Prediction)[] rows)
    {
        var estimator = new ConfidenceBasedEstimator();
        foreach (var (probability, prediction) in rows)
        {
            estimator.Add(probability, prediction);
        }
        return estimator;
    }
}
