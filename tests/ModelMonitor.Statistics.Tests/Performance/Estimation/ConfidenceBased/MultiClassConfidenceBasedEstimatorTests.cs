namespace ModelMonitor.Statistics.Tests;

public sealed class MultiClassConfidenceBasedEstimatorTests
{
    private const int Classes = 4;

    private static readonly ConfusionMetric[] Metrics = Enum.GetValues<ConfusionMetric>();

    [Fact]
    public void Two_classes_give_the_binary_estimates()
    {
        var (multi, binary, random) = (new MultiClassConfidenceBasedEstimator(2), new ConfidenceBasedEstimator(), new Random(41));
        for (var i = 0; i < 300; i++)
        {
            var p = random.NextDouble();
            multi.Add([1 - p, p], p > 0.4 ? 1 : 0);
            binary.Add(p, p > 0.4);
        }
        foreach (var metric in Metrics)
        {
            multi.Matrix(1).Estimate(metric).Value.ShouldBeWithin(binary.Matrix.Estimate(metric).Value, 1e-9);
            multi.Matrix(1).Estimate(metric).StandardError.ShouldBeWithin(binary.Matrix.Estimate(metric).StandardError, 1e-9);
        }
        multi.Accuracy().Value.ShouldBeWithin(binary.Matrix.Estimate(ConfusionMetric.Accuracy).Value, 1e-9);
        multi.Accuracy().StandardError.ShouldBeWithin(binary.Matrix.Estimate(ConfusionMetric.Accuracy).StandardError, 1e-9);
    }

    [Fact]
    public void Probabilities_are_scaled_to_one_and_nothing_becomes_uniform()
    {
        var estimator = new MultiClassConfidenceBasedEstimator(3);
        estimator.Add([0.2, 0.4, 0.2], 1);
        estimator.Add([0, 0, 0], 0);
        estimator.ExpectedCount(1, 1).ShouldBe(0.5, 1e-12);
        estimator.ExpectedCount(1, 0).ShouldBe(0.25, 1e-12);
        estimator.ExpectedCount(0, 2).ShouldBe(1.0 / 3, 1e-12);
        estimator.Accuracy().Value.ShouldBe((0.5 + 1.0 / 3) / 2, 1e-12);
    }

    [Fact]
    public void Estimates_cover_the_realised_metrics_and_macro_errors_are_no_smaller_than_simulated_ones()
    {
        var random = new Random(42);
        const int Windows = 300;
        var covered = new int[Metrics.Length];
        var squares = new double[Metrics.Length];
        for (var window = 0; window < Windows; window++)
        {
            var (expected, realised) = (new MultiClassConfidenceBasedEstimator(Classes), new MultiClassConfidenceBasedEstimator(Classes));
            for (var i = 0; i < 500; i++)
            {
                var probabilities = Probabilities(random);
                var prediction = Array.IndexOf(probabilities, probabilities.Max());
                expected.Add(probabilities, prediction);
                var label = new double[Classes];
                label[Draw(probabilities, random)] = 1;
                realised.Add(label, prediction);
            }
            for (var i = 0; i < Metrics.Length; i++)
            {
                var estimate = Metrics[i] == ConfusionMetric.Accuracy ? expected.Accuracy() : expected.Macro(Metrics[i]);
                var truth = Metrics[i] == ConfusionMetric.Accuracy ? realised.Accuracy() : realised.Macro(Metrics[i]);
                var z = (truth.Value - estimate.Value) / estimate.StandardError;
                covered[i] += Math.Abs(z) <= 3 ? 1 : 0;
                squares[i] += z * z / Windows;
            }
        }
        for (var i = 0; i < Metrics.Length; i++)
        {
            covered[i].ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows), Metrics[i].ToString());
            // 1 up to chance for accuracy; the bound of macro errors is wider by what rows of one prediction differ.
            squares[i].ShouldBeInRange(Metrics[i] == ConfusionMetric.Accuracy ? 0.7 : 0.4, 1.3, Metrics[i].ToString());
        }
    }

    [Fact]
    public void Classes_without_a_defined_metric_are_left_out_of_the_mean()
    {
        var estimator = new MultiClassConfidenceBasedEstimator(3);
        estimator.Add([0.8, 0.2, 0], 0);
        estimator.Add([0.3, 0.7, 0], 1);
        estimator.Macro(ConfusionMetric.Recall).Value.ShouldBe((0.8 / 1.1 + 0.7 / 0.9) / 2, 1e-12);
        new MultiClassConfidenceBasedEstimator(3).Macro(ConfusionMetric.F1).Value.ShouldBe(double.NaN);
        new MultiClassConfidenceBasedEstimator(3).Accuracy().Value.ShouldBe(double.NaN);
    }

    [Fact]
    public void Impossible_numbers_of_classes_are_refused_before_memory_is_taken()
    {
        foreach (var classes in new[] { 0, 1, 1000, 1001 })
        {
            var writer = new SketchWriter(SketchKind.MultiClassConfidenceBasedEstimator);
            writer.WriteCount(classes);
            var forged = writer.ToBytes();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<InvalidDataException>(() => MultiClassConfidenceBasedEstimator.FromBytes(forged));
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
        }
        var unequal = new SketchWriter(SketchKind.MultiClassConfidenceBasedEstimator);
        unequal.WriteCount(2);
        foreach (var value in new[] { 1.0, 0, 0, 0, 0, 0, 1, 0 })
        {
            unequal.WriteDouble(value);
        }
        unequal.WriteCount(1);
        unequal.WriteCount(2);
        Should.Throw<InvalidDataException>(() => MultiClassConfidenceBasedEstimator.FromBytes(unequal.ToBytes())).Message.ShouldContain("2 rows");
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new MultiClassConfidenceBasedEstimator(1)).ParamName.ShouldBe("classCount");
        Should.Throw<ArgumentOutOfRangeException>(() => new MultiClassConfidenceBasedEstimator(1001)).ParamName.ShouldBe("classCount");
        var estimator = new MultiClassConfidenceBasedEstimator(3);
        Should.Throw<ArgumentException>(() => estimator.Add([0.5, 0.5], 0)).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => estimator.Add([0.5, double.NaN, 0], 0)).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentOutOfRangeException>(() => estimator.Add([0.5, 0.5, 0], 3)).ParamName.ShouldBe("prediction");
        Should.Throw<ArgumentOutOfRangeException>(() => estimator.Matrix(-1)).ParamName.ShouldBe("positive");
        Should.Throw<ArgumentOutOfRangeException>(() => estimator.ExpectedCount(0, 3)).ParamName.ShouldBe("label");
        estimator.Count.ShouldBe(0);
        estimator.ExpectedCount(0, 0).ShouldBe(0);
    }

    private static double[] Probabilities(Random random)
    {
        var weights = Enumerable.Range(0, Classes).Select(_ => Math.Exp(1.5 * ScoredWorld.Normal(random))).ToArray();
        return Array.ConvertAll(weights, weight => weight / weights.Sum());
    }

    private static int Draw(double[] probabilities, Random random)
    {
        var (u, k) = (random.NextDouble(), 0);
        while (k < probabilities.Length - 1 && u >= probabilities[k])
        {
            u -= probabilities[k++];
        }
        return k;
    }
}
