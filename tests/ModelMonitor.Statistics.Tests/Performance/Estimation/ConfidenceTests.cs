namespace ModelMonitor.Statistics.Tests;

/// <summary>Average thresholded confidence, difference of confidences, and whether estimates agree.</summary>
public sealed class ConfidenceTests
{
    [Fact]
    public void Confidence_scores_are_the_largest_probability_and_the_negative_entropy()
    {
        ConfidenceScore.MaxProbability([0.2, 0.7, 0.1]).ShouldBe(0.7);
        ConfidenceScore.NegativeEntropy([0.25, 0.25, 0.25, 0.25]).ShouldBe(-Math.Log(4), 1e-12);
        ConfidenceScore.NegativeEntropy([1, 0, 0]).ShouldBe(0);
        Should.Throw<ArgumentException>(() => ConfidenceScore.MaxProbability([])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => ConfidenceScore.NegativeEntropy([0.5, double.NaN])).ParamName.ShouldBe("probabilities");
    }

    [Fact]
    public void As_many_baseline_rows_miss_the_threshold_as_are_wrong()
    {
        var baseline = ScoredWorld.Draw(1000, new Random(61));
        var fitted = AverageThresholdedConfidence.Fit(baseline.Confidences, baseline.Correct);
        baseline.Confidences.Count(confidence => confidence < fitted.Threshold).ShouldBe(baseline.Correct.Count(right => !right));
        fitted.BaselineAccuracy.ShouldBe(baseline.Accuracy, 1e-12);
        fitted.Estimate(baseline.Confidences).Value.ShouldBe(baseline.Accuracy, 1e-12);

        var restored = new AverageThresholdedConfidence(fitted.Threshold, fitted.BaselineAccuracy, fitted.BaselineSize);
        restored.Estimate(baseline.Confidences).ShouldBe(fitted.Estimate(baseline.Confidences));
        restored.Estimate(baseline.Confidences.Count(restored.IsConfident), 1000).ShouldBe(fitted.Estimate(baseline.Confidences));
    }

    [Theory]
    [InlineData(new[] { 0.6, 0.7, 0.8, 0.9 }, 0, 0.6)]
    [InlineData(new[] { 0.6, 0.7, 0.8, 0.9 }, 2, 0.8)]
    [InlineData(new[] { 0.6, 0.7, 0.7, 0.7, 0.9 }, 2, 0.7)]
    [InlineData(new[] { 0.6, 0.7, 0.7, 0.7, 0.9 }, 3, 0.9)]
    [InlineData(new[] { 0.7, 0.7, 0.7 }, 1, 0.7)]
    public void Ties_are_cut_where_the_number_of_errors_is_nearest(double[] confidences, int errors, double threshold)
        => AverageThresholdedConfidence.Fit(confidences, [.. confidences.Select((_, i) => i >= errors)]).Threshold.ShouldBe(threshold);

    [Fact]
    public void When_all_rows_are_wrong_none_reaches_the_threshold()
    {
        var fitted = AverageThresholdedConfidence.Fit([0.7, 0.9, 0.9], [false, false, false]);
        fitted.Estimate([0.9, 0.9]).Value.ShouldBe(0);
        fitted.IsConfident(0.95).ShouldBeTrue();
    }

    [Fact]
    public void Estimates_cover_the_accuracy_without_shift_and_the_regression_follows_a_shift_of_overconfident_scores()
    {
        var random = new Random(62);
        const int Windows = 150;
        var (atc, doc, regression, shifted, shiftedPlain) = (0, 0, 0, 0, 0);
        var same = ScoredWorld.Draw(100_000, random, slope: 0.6).Accuracy;
        var sure = ScoredWorld.Draw(100_000, random, mean: 1, spread: 2.2, slope: 0.6).Accuracy;
        for (var window = 0; window < Windows; window++)
        {
            var baseline = ScoredWorld.Draw(1000, random, slope: 0.6);
            var thresholded = AverageThresholdedConfidence.Fit(baseline.Confidences, baseline.Correct);
            var plain = DifferenceOfConfidences.Fit(baseline.Confidences, baseline.Correct);
            var fitted = DifferenceOfConfidences.FitRegression(baseline.Confidences, baseline.Correct, seed: window, subsets: 10, subsetSize: 200);
            var live = ScoredWorld.Draw(500, random, slope: 0.6);
            atc += Covers(thresholded.Estimate(live.Confidences), same);
            doc += Covers(plain.Estimate(live.Confidences), same);
            regression += Covers(fitted.Estimate(live.Confidences), same);
            live = ScoredWorld.Draw(500, random, mean: 1, spread: 2.2, slope: 0.6);
            shifted += Covers(fitted.Estimate(live.Confidences), sure);
            shiftedPlain += Covers(plain.Estimate(live.Confidences), sure);
        }
        foreach (var covered in new[] { atc, doc, regression, shifted, shiftedPlain })
        {
            covered.ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows));
        }
    }

    [Fact]
    public void The_slope_of_the_regression_is_what_accuracy_gains_with_confidence()
    {
        // Right with probability 0.5 + 0.8·(confidence − 0.5).
        var random = new Random(63);
        var covered = 0;
        for (var trial = 0; trial < 60; trial++)
        {
            var sure = Enumerable.Range(0, 2000).Select(_ => 0.5 + random.NextDouble() / 2).ToArray();
            var right = Array.ConvertAll(sure, confidence => random.NextDouble() < 0.5 + 0.8 * (confidence - 0.5));
            var slope = DifferenceOfConfidences.FitRegression(sure, right, seed: trial, subsets: 20, subsetSize: 200);
            covered += Math.Abs(slope.Slope - 0.8) <= 3 * slope.SlopeError ? 1 : 0;
        }
        covered.ShouldBeGreaterThanOrEqualTo(59);

        var (confidences, correct) = (new[] { 0.5, 0.6, 0.7, 0.8, 0.9 }, new[] { false, true, false, true, true });
        var fitted = DifferenceOfConfidences.FitRegression(confidences, correct, seed: 7);
        DifferenceOfConfidences.FitRegression(confidences, correct, seed: 7).Slope.ShouldBe(fitted.Slope);
        DifferenceOfConfidences.FitRegression(confidences, correct, seed: 8).Slope.ShouldNotBe(fitted.Slope);

        var restored = new DifferenceOfConfidences(
            fitted.BaselineConfidence, fitted.BaselineAccuracy, fitted.Slope, fitted.SlopeError, fitted.ResidualVariance, fitted.BaselineSize);
        restored.Estimate([0.6, 0.9]).ShouldBe(fitted.Estimate([0.6, 0.9]));
    }

    [Fact]
    public void The_plain_difference_is_added_to_the_baseline_accuracy_and_stays_a_share()
    {
        var fitted = DifferenceOfConfidences.Fit([0.6, 0.8], [true, false]);
        fitted.Slope.ShouldBe(1);
        fitted.Estimate([0.8, 0.8]).Value.ShouldBe(0.6, 1e-12);
        fitted.Estimate([0.0]).Value.ShouldBe(0, 1e-12);
        fitted.Estimate([0.8]).Assumption.ShouldBe(EstimateAssumption.SameErrorsGivenConfidence);
        fitted.Estimate([0.8]).IsReliable.ShouldBeFalse();
        DifferenceOfConfidences.Fit([0.6], [true]).Estimate([5.0]).Value.ShouldBe(1);
        DifferenceOfConfidences.FitRegression([0.7, 0.7], [true, false], seed: 1).Slope.ShouldBe(1);
        var (first, second) = (new RunningMoments(), new RunningMoments());
        first.Add(0.7);
        second.Add(0.9);
        first.Merge(second);
        fitted.Estimate(first).ShouldBe(fitted.Estimate([0.7, 0.9]));
    }

    [Fact]
    public void The_three_estimates_agree_on_calibrated_data_and_disagree_when_the_scores_have_lost_their_meaning()
    {
        var random = new Random(64);
        var baseline = ScoredWorld.Draw(5000, random);
        Agreement(baseline, ScoredWorld.Draw(2000, random), scores: 1).Agree.ShouldBeTrue();

        // A bug drags all live scores to the middle: confidence falls by more than the calibration says of accuracy.
        var disagreement = Agreement(baseline, ScoredWorld.Draw(2000, random), scores: 0.3);
        disagreement.Agree.ShouldBeFalse();
        disagreement.StandardErrors.ShouldBeGreaterThan(3);
        disagreement.LargestDifference.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Agreement_is_in_combined_standard_errors()
    {
        var agreement = EstimateAgreement.Compare([Estimate(0.8, 0.03), Estimate(0.9, 0.04), Estimate(0.85, 0.5)]);
        agreement.StandardErrors.ShouldBe(2, 1e-9);
        agreement.LargestDifference.ShouldBe(0.1, 1e-12);
        agreement.Agree.ShouldBeTrue();
        EstimateAgreement.Compare([Estimate(0.8, 0.03), Estimate(0.9, 0.04)], limit: 1.9).Agree.ShouldBeFalse();
        EstimateAgreement.Compare([Estimate(1, 0), Estimate(1, 0)]).Agree.ShouldBeTrue();
        EstimateAgreement.Compare([Estimate(1, 0), Estimate(0.9, 0)]).StandardErrors.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => AverageThresholdedConfidence.Fit([], [])).ParamName.ShouldBe("confidences");
        Should.Throw<ArgumentException>(() => AverageThresholdedConfidence.Fit([0.5, double.NaN], [true, true])).ParamName.ShouldBe("confidences");
        Should.Throw<ArgumentException>(() => AverageThresholdedConfidence.Fit([0.5], [true, true])).ParamName.ShouldBe("correct");
        Should.Throw<ArgumentOutOfRangeException>(() => new AverageThresholdedConfidence(double.NaN, 0.5, 1)).ParamName.ShouldBe("threshold");
        Should.Throw<ArgumentOutOfRangeException>(() => new AverageThresholdedConfidence(0.5, 1.5, 1)).ParamName.ShouldBe("baselineAccuracy");
        Should.Throw<ArgumentOutOfRangeException>(() => new AverageThresholdedConfidence(0.5, 0.5, 0)).ParamName.ShouldBe("baselineSize");
        var fitted = AverageThresholdedConfidence.Fit([0.5, 0.9], [false, true]);
        Should.Throw<ArgumentException>(() => fitted.Estimate([])).ParamName.ShouldBe("confidences");
        Should.Throw<ArgumentOutOfRangeException>(() => fitted.Estimate(0, 0)).ParamName.ShouldBe("count");
        Should.Throw<ArgumentOutOfRangeException>(() => fitted.Estimate(3, 2)).ParamName.ShouldBe("confident");
        Should.Throw<ArgumentOutOfRangeException>(() => fitted.IsConfident(double.NaN)).ParamName.ShouldBe("confidence");

        Should.Throw<ArgumentException>(() => DifferenceOfConfidences.Fit([], [])).ParamName.ShouldBe("confidences");
        Should.Throw<ArgumentException>(() => DifferenceOfConfidences.Fit([0.5], [])).ParamName.ShouldBe("correct");
        Should.Throw<ArgumentOutOfRangeException>(() => DifferenceOfConfidences.FitRegression([0.5], [true], 1, subsets: 1)).ParamName.ShouldBe("subsets");
        Should.Throw<ArgumentOutOfRangeException>(() => DifferenceOfConfidences.FitRegression([0.5], [true], 1, subsetSize: 0)).ParamName.ShouldBe("subsetSize");
        Should.Throw<ArgumentOutOfRangeException>(() => new DifferenceOfConfidences(0.5, 0.5, double.NaN, 0, 0, 1)).ParamName.ShouldBe("slope");
        Should.Throw<ArgumentOutOfRangeException>(() => new DifferenceOfConfidences(0.5, 0.5, 1, -1, 0, 1)).ParamName.ShouldBe("slopeError");
        Should.Throw<ArgumentException>(() => DifferenceOfConfidences.Fit([0.5], [true]).Estimate(new RunningMoments())).ParamName.ShouldBe("confidences");

        Should.Throw<ArgumentException>(() => EstimateAgreement.Compare([Estimate(1, 0)])).ParamName.ShouldBe("estimates");
        Should.Throw<ArgumentException>(() => EstimateAgreement.Compare([Estimate(1, 0), Estimate(double.NaN, double.NaN)])).Message.ShouldContain("Estimate 1");
        Should.Throw<ArgumentOutOfRangeException>(() => EstimateAgreement.Compare([Estimate(1, 0), Estimate(1, 0)], limit: 0)).ParamName.ShouldBe("limit");
    }

    private static EstimateAgreement Agreement(ScoredWorld baseline, ScoredWorld live, double scores)
    {
        var distorted = Array.ConvertAll(live.X, x => ScoredWorld.Logistic(scores * x));
        var confidences = Array.ConvertAll(distorted, score => ConfidenceScore.MaxProbability([score, 1 - score]));
        var estimator = new ConfidenceBasedEstimator();
        var calibrator = ProbabilityCalibration.Choose(baseline.Scores, baseline.Labels, seed: 1).Calibrator;
        foreach (var score in distorted)
        {
            estimator.Add(calibrator.Predict(score), score >= 0.5);
        }
        return EstimateAgreement.Compare(
        [
            estimator.Matrix.Estimate(ConfusionMetric.Accuracy),
            AverageThresholdedConfidence.Fit(baseline.Confidences, baseline.Correct).Estimate(confidences),
            DifferenceOfConfidences.Fit(baseline.Confidences, baseline.Correct).Estimate(confidences),
        ]);
    }

    private static int Covers(PerformanceEstimate estimate, double truth) => Math.Abs(estimate.Value - truth) <= 3 * estimate.StandardError ? 1 : 0;

    private static PerformanceEstimate Estimate(double value, double standardError)
        => new(value, standardError, 1000, EstimateAssumption.SameLabelsGivenScore, true);
}
