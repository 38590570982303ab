namespace ModelMonitor.Statistics.Tests;

/// <summary>The code on estimated performance of the package readme, with the results it states.</summary>
public sealed class PerformanceEstimationReadmeExampleTests
{
    [Fact]
    public void Accuracy_before_the_labels_arrive()
    {
        var (baselineScores, baselineLabels, live) = Data();
        var liveScores = live.Scores;

        var calibration = ProbabilityCalibration.Choose(baselineScores, baselineLabels, seed: 1);
        var window = new ConfidenceBasedEstimator();                     // mergeable: one for each hour and machine
        foreach (var score in liveScores)
        {
            window.Add(calibration.Calibrator.Predict(score), prediction: score >= 0.5);
        }
        var accuracy = window.Matrix.Estimate(ConfusionMetric.Accuracy);
        var f1 = window.Matrix.Estimate(ConfusionMetric.F1);
        FormattableString.Invariant($"{calibration.Method}: accuracy {accuracy.Value:F3} ± {accuracy.StandardError:F3}, F1 {f1.Value:F3} ± {f1.StandardError:F3}")
            .ShouldBe("Isotonic: accuracy 0.620 ± 0.021, F1 0.615 ± 0.023");
        live.Accuracy.ShouldBe(accuracy.Value, 3 * accuracy.StandardError);
    }

    /// <summary>Overconfident scores of a baseline, and live ones that have moved to where the model is less sure.</summary>
    private static (double[] BaselineScores, bool[] BaselineLabels, ScoredWorld Live) Data()
    {
        var random = new Random(2026);
        var baseline = ScoredWorld.Draw(2000, random, slope: 0.5);
        return (baseline.Scores, baseline.Labels, ScoredWorld.Draw(500, random, spread: 1, slope: 0.5));
    }
}
