namespace ModelMonitor.Statistics.Tests;

/// <summary>Accuracy estimated without labels beside what the labels gave, on data sets with known drift.</summary>
public sealed class EstimatesOnRealDataTests
{
    [SharedDataFact]
    public void Where_sensors_drift_and_the_model_stays_right_the_estimate_stays_up()
    {
        var chunks = Chunks("occupancy");
        foreach (var chunk in chunks)
        {
            // Calibrated on two weeks and used on a third: what the calibration is off by comes on top of the standard error.
            chunk.ConfidenceBased.Value.ShouldBe(chunk.Realised, 0.03);
        }
        var error = MeanError(chunks, chunk => chunk.ConfidenceBased);
        error.ShouldBeLessThan(MeanError(chunks, chunk => chunk.Thresholded));
        error.ShouldBeLessThan(MeanError(chunks, chunk => chunk.Difference));
    }

    [SharedDataFact]
    public void Where_prices_come_to_mean_something_else_no_estimate_sees_the_loss_and_it_is_right_again_afterwards()
    {
        var chunks = Chunks("elec2");
        chunks[6].Realised.ShouldBe(0.5789, 1e-4);
        foreach (var estimate in new[] { chunks[6].ConfidenceBased, chunks[6].Thresholded, chunks[6].Difference })
        {
            estimate.Value.ShouldBeGreaterThan(0.95);
        }
        foreach (var chunk in chunks[8..10])
        {
            Math.Abs(chunk.ConfidenceBased.Value - chunk.Realised).ShouldBeLessThan(3 * chunk.ConfidenceBased.StandardError);
        }
    }

    private static Chunk[] Chunks(string name)
    {
        var model = MonitoredModel.Of(name);
        var (scores, labels) = (model.Scores[model.Reference], Array.ConvertAll(model.Labels[model.Reference], label => label == 1));
        var choice = ProbabilityCalibration.Choose(scores, labels, seed: 1);
        var confidences = Array.ConvertAll(scores, score => Math.Max(score, 1 - score));
        bool[] correct = [.. scores.Zip(labels, (score, label) => score >= 0.5 == label)];
        var thresholded = AverageThresholdedConfidence.Fit(confidences, correct);
        var difference = DifferenceOfConfidences.FitRegression(confidences, correct, seed: 1);
        var chunks = new Chunk[model.Expected.GetProperty("chunks").GetArrayLength()];
        for (var i = 0; i < chunks.Length; i++)
        {
            var rows = model.Rows(i);
            var estimator = new ConfidenceBasedEstimator();
            var live = new RunningMoments();
            var confident = 0;
            foreach (var score in model.Scores[rows])
            {
                estimator.Add(choice.Calibrator.Predict(score), score >= 0.5);
                live.Add(Math.Max(score, 1 - score));
                confident += thresholded.IsConfident(Math.Max(score, 1 - score)) ? 1 : 0;
            }
            var right = model.Scores[rows].Zip(model.Labels[rows], (score, label) => score >= 0.5 == (label == 1)).Count(isRight => isRight);
            var realised = (double)right / estimator.Count;
            realised.ShouldBe(model.ExpectedIn(i).GetProperty("performance_all_labels").Number("accuracy"), 1e-12);
            chunks[i] = new Chunk(
                realised, estimator.Matrix.Estimate(ConfusionMetric.Accuracy), thresholded.Estimate(confident, estimator.Count), difference.Estimate(live));
        }
        return chunks;
    }

    private static double MeanError(Chunk[] chunks, Func<Chunk, PerformanceEstimate> estimate)
        => chunks.Average(chunk => Math.Abs(estimate(chunk).Value - chunk.Realised));

    private sealed record Chunk(
        double Realised, PerformanceEstimate ConfidenceBased, PerformanceEstimate Thresholded, PerformanceEstimate Difference);
}
