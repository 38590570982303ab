using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class ImportanceWeightsTests
{
    [Fact]
    public void The_effective_size_is_the_number_of_equally_weighted_rows()
    {
        ImportanceWeights.Check([2, 2, 2, 2]).EffectiveSize.ShouldBe(4, 1e-12);
        ImportanceWeights.Check([1, 0, 0]).EffectiveSize.ShouldBe(1, 1e-12);
        var check = ImportanceWeights.Check([3, 1]);
        check.EffectiveSize.ShouldBe(1.6, 1e-12);
        check.LargestShare.ShouldBe(0.75, 1e-12);
        check.DomainAuc.ShouldBe(double.NaN);
        check.IsReliable.ShouldBeFalse();
    }

    [Fact]
    public void The_effective_size_lies_between_one_and_the_number_of_rows()
        => Properties.Check(Gen.Choose(0, 5).ArrayOf(10), draws =>
        {
            double[] weights = [.. draws.Select(draw => (double)draw), 1];
            var check = ImportanceWeights.Check(weights);
            return check.EffectiveSize >= 1 - 1e-12 && check.EffectiveSize <= weights.Length + 1e-12
                && check.LargestShare >= 1.0 / weights.Length - 1e-12;
        });

    [Fact]
    public void Weights_are_unreliable_when_few_rows_count_or_the_domains_are_told_apart_or_rows_are_uncovered()
    {
        var equal = Enumerable.Repeat(1.0, 100).ToArray();
        ImportanceWeights.Check(equal).IsReliable.ShouldBeTrue();
        ImportanceWeights.Check(equal, domainAuc: 0.95).IsReliable.ShouldBeTrue();
        ImportanceWeights.Check(equal, domainAuc: 0.96).IsReliable.ShouldBeFalse();
        ImportanceWeights.Check(equal.AsSpan(1)).IsReliable.ShouldBeFalse();
        var weights = new double[3];
        ImportanceWeights.FromCells([500, 500, 0], [50, 50, 5], weights).IsReliable.ShouldBeTrue();
        ImportanceWeights.FromCells([500, 500, 0], [50, 50, 20], weights).IsReliable.ShouldBeFalse();
    }

    [Fact]
    public void Cell_weights_are_ratios_of_shares()
    {
        var weights = new double[4];
        var check = ImportanceWeights.FromCells([100, 200, 100, 0], [30, 0, 10, 10], weights);
        weights.ShouldBe([0.6 / 0.25, 0, 0.2 / 0.25, 0], 1e-12);
        check.UncoveredShare.ShouldBe(0.2, 1e-12);
        // The same rows, weighted one by one.
        double[] rows = [.. Enumerable.Repeat(2.4, 100), .. Enumerable.Repeat(0.0, 200), .. Enumerable.Repeat(0.8, 100)];
        check.EffectiveSize.ShouldBeWithin(ImportanceWeights.Check(rows).EffectiveSize, 1e-12);

        var apart = ImportanceWeights.FromCells([10, 0], [0, 10], weights.AsSpan(0, 2));
        apart.EffectiveSize.ShouldBe(0);
        apart.UncoveredShare.ShouldBe(1);
        apart.IsReliable.ShouldBeFalse();
    }

    [Fact]
    public void The_mean_of_equally_weighted_losses_has_the_usual_error()
    {
        double[] losses = [1, 4, 2, 7, 3];
        var mean = ImportanceWeights.Mean(losses, [2, 2, 2, 2, 2]);
        mean.Value.ShouldBe(3.4, 1e-12);
        mean.StandardError.ShouldBeWithin(Math.Sqrt(losses.Average(loss => Math.Pow(loss - 3.4, 2)) / 5), 1e-12);
        mean.EffectiveSize.ShouldBe(5, 1e-12);
        mean.Assumption.ShouldBe(EstimateAssumption.SameLabelsGivenFeatures);
        mean.IsReliable.ShouldBeFalse();
        ImportanceWeights.Mean([5, 9], [0, 1]).Value.ShouldBe(9);
    }

    [Fact]
    public void A_matrix_of_equal_weights_holds_the_metrics_of_the_rows_and_the_binomial_error()
    {
        var world = ScoredWorld.Draw(400, new Random(51));
        var matrix = new WeightedConfusionMatrix(world.Labels, world.Predictions, Enumerable.Repeat(0.25, 400).ToArray());
        foreach (var metric in Enum.GetValues<ConfusionMetric>())
        {
            matrix.Estimate(metric).Value.ShouldBeWithin(world.Realised(metric), 1e-12, what: metric.ToString());
        }
        matrix.EffectiveSize.ShouldBeWithin(400, 1e-12);
        matrix.TruePositives.ShouldBeWithin(0.25 * world.Labels.Zip(world.Predictions).Count(row => row is (true, true)), 1e-12);
        matrix.Estimate(ConfusionMetric.Accuracy).StandardError.ShouldBeWithin(Math.Sqrt(world.Accuracy * (1 - world.Accuracy) / 400), 1e-12);
        var precision = world.Realised(ConfusionMetric.Precision);
        matrix.Estimate(ConfusionMetric.Precision).StandardError
            .ShouldBeWithin(Math.Sqrt(precision * (1 - precision) / world.Predictions.Count(prediction => prediction)), 1e-9);
    }

    [Fact]
    public void Weighted_metrics_cover_those_of_the_shifted_population()
    {
        var random = new Random(52);
        // A hundred thousand rows give the metrics of the live population: x ~ N(1, 1) in place of N(0, 1.5²).
        var population = ScoredWorld.Draw(100_000, random, mean: 1, spread: 1, slope: 0.7, offset: -0.2);
        var metrics = Enum.GetValues<ConfusionMetric>();
        var truth = Array.ConvertAll(metrics, population.Realised);
        var (covered, meanCovered) = (new int[metrics.Length], 0);
        const int Windows = 200;
        for (var window = 0; window < Windows; window++)
        {
            var baseline = ScoredWorld.Draw(1000, random, mean: 0, spread: 1.5, slope: 0.7, offset: -0.2);
            var weights = Array.ConvertAll(baseline.X, x => Math.Exp(-(x - 1) * (x - 1) / 2 + x * x / 4.5));
            var matrix = new WeightedConfusionMatrix(baseline.Labels, baseline.Predictions, weights);
            for (var i = 0; i < metrics.Length; i++)
            {
                var estimate = matrix.Estimate(metrics[i]);
                covered[i] += Math.Abs(estimate.Value - truth[i]) <= 3 * estimate.StandardError ? 1 : 0;
            }
            var accuracy = ImportanceWeights.Mean(Array.ConvertAll(baseline.Correct, right => right ? 1.0 : 0), weights);
            accuracy.Value.ShouldBeWithin(matrix.Estimate(ConfusionMetric.Accuracy).Value, 1e-9);
            accuracy.StandardError.ShouldBeWithin(matrix.Estimate(ConfusionMetric.Accuracy).StandardError, 1e-9);
            meanCovered += Math.Abs(accuracy.Value - truth[0]) <= 3 * accuracy.StandardError ? 1 : 0;
        }
        for (var i = 0; i < metrics.Length; i++)
        {
            covered[i].ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows), metrics[i].ToString());
        }
        meanCovered.ShouldBe(covered[0]);
    }

    [Fact]
    public void A_calibrator_refitted_with_weights_mends_estimates_that_a_shift_has_spoilt()
    {
        // Two groups share the score; in the second it is overconfident. The window holds the second group only.
        var random = new Random(53);
        var (first, second) = (ScoredWorld.Draw(4000, random), ScoredWorld.Draw(1000, random, slope: 0.3));
        var live = ScoredWorld.Draw(2000, random, slope: 0.3);
        double[] scores = [.. first.Scores, .. second.Scores];
        bool[] labels = [.. first.Labels, .. second.Labels];
        var groupWeights = new double[2];
        var check = ImportanceWeights.FromCells([4000, 1000], [0, 2000], groupWeights);
        var weights = scores.Select((_, i) => groupWeights[i < 4000 ? 0 : 1]).ToArray();

        var plain = Accuracy(live, ProbabilityCalibration.Choose(scores, labels, seed: 1).Calibrator);
        var choice = ProbabilityCalibration.Choose(scores, labels, seed: 1, weights);
        var weighted = Accuracy(live, choice.Calibrator);

        check.EffectiveSize.ShouldBeWithin(1000, 1e-9);
        choice.EffectiveSize.ShouldBeWithin(1000, 1e-9);
        choice.IsReliable.ShouldBeTrue();
        Math.Abs(plain.Value - live.Accuracy).ShouldBeGreaterThan(5 * plain.StandardError);
        Math.Abs(weighted.Value - live.Accuracy).ShouldBeLessThan(3 * weighted.StandardError);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => ImportanceWeights.Check([])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Check([1, -1])).Message.ShouldContain("Weight 1 is -1");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Check([0, 0])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Check([1e300, 1])).Message.ShouldContain("Scale them");
        Should.Throw<ArgumentOutOfRangeException>(() => ImportanceWeights.Check([1], domainAuc: 1.5)).ParamName.ShouldBe("domainAuc");
        Should.Throw<ArgumentException>(() => ImportanceWeights.FromCells([1, 2], [1], new double[2])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => ImportanceWeights.FromCells([1, 2], [1, 2], new double[1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => ImportanceWeights.FromCells([0, 0], [1, 2], new double[2])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => ImportanceWeights.FromCells([1, 2], [1, -2], new double[2])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Mean([], [])).ParamName.ShouldBe("losses");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Mean([double.NaN], [1])).ParamName.ShouldBe("losses");
        Should.Throw<ArgumentException>(() => ImportanceWeights.Mean([1, 2], [1])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => new WeightedConfusionMatrix([], [], [])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => new WeightedConfusionMatrix([true], [], [1])).ParamName.ShouldBe("predictions");
        new WeightedConfusionMatrix([true], [false], [1]).Estimate(ConfusionMetric.Precision).Value.ShouldBe(double.NaN);
    }

    private static PerformanceEstimate Accuracy(ScoredWorld live, IProbabilityCalibrator calibrator)
    {
        var estimator = new ConfidenceBasedEstimator();
        for (var i = 0; i < live.Scores.Length; i++)
        {
            estimator.Add(calibrator.Predict(live.Scores[i]), live.Predictions[i]);
        }
        return estimator.Matrix.Estimate(ConfusionMetric.Accuracy);
    }
}
