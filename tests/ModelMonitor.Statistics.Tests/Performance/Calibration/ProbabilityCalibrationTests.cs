namespace ModelMonitor.Statistics.Tests;

public sealed class ProbabilityCalibrationTests
{
    [Fact]
    public void Overconfident_scores_are_calibrated_by_Platt_below_a_thousand_rows_and_isotonically_from_there_on()
    {
        foreach (var (size, method) in new[] { (999, CalibrationMethod.Platt), (1000, CalibrationMethod.Isotonic) })
        {
            var world = ScoredWorld.Draw(size, new Random(11), slope: 0.4);
            var choice = ProbabilityCalibration.Choose(world.Scores, world.Labels, seed: 1);
            choice.Method.ShouldBe(method);
            choice.HeldOutError.ShouldBeLessThan(choice.RawError / 2);
            choice.EffectiveSize.ShouldBe(size);
            choice.IsReliable.ShouldBeTrue();
            var off = world.Scores.Zip(world.Probabilities, (score, p) => Math.Abs(choice.Calibrator.Predict(score) - p)).Average();
            off.ShouldBeLessThan(world.Scores.Zip(world.Probabilities, (score, p) => Math.Abs(score - p)).Average() / 3);
        }
    }

    [Fact]
    public void Scores_that_are_calibrated_are_mostly_left_alone_or_hardly_changed()
    {
        var (kept, random) = (0, new Random(12));
        for (var trial = 0; trial < 40; trial++)
        {
            var world = ScoredWorld.Draw(2000, random);
            var choice = ProbabilityCalibration.Choose(world.Scores, world.Labels, seed: trial);
            kept += choice.Method == CalibrationMethod.None ? 1 : 0;
            world.Scores.Average(score => Math.Abs(choice.Calibrator.Predict(score) - score)).ShouldBeLessThan(0.05);
        }
        kept.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void A_choice_that_keeps_the_scores_passes_them_through()
    {
        var choice = ProbabilityCalibration.Choose([0.1, 0.9, 0.4], [true, true, true], seed: 1);
        choice.Method.ShouldBe(CalibrationMethod.None);
        choice.RawError.ShouldBeWithin((0.9 + 0.1 + 0.6) / 3, 1e-12);
        choice.HeldOutError.ShouldBe(double.NaN);
        choice.IsReliable.ShouldBeFalse();
        choice.Calibrator.Predict(0.37).ShouldBe(0.37);
        Should.Throw<ArgumentOutOfRangeException>(() => choice.Calibrator.Predict(1.2)).ParamName.ShouldBe("score");
    }

    [Fact]
    public void The_same_seed_gives_the_same_choice()
    {
        var world = ScoredWorld.Draw(1500, new Random(13), slope: 0.8);
        ProbabilityCalibration.Choose(world.Scores, world.Labels, 5).HeldOutError
            .ShouldBe(ProbabilityCalibration.Choose(world.Scores, world.Labels, 5).HeldOutError);
        ProbabilityCalibration.Choose(world.Scores, world.Labels, 5).HeldOutError
            .ShouldNotBe(ProbabilityCalibration.Choose(world.Scores, world.Labels, 6).HeldOutError);
    }

    [Fact]
    public void Weights_fit_the_calibrator_to_the_rows_that_matter()
    {
        // The first half is calibrated, in the second a score means the opposite.
        var random = new Random(14);
        var (first, second) = (ScoredWorld.Draw(2000, random), ScoredWorld.Draw(2000, random, slope: -1));
        double[] scores = [.. first.Scores, .. second.Scores];
        bool[] labels = [.. first.Labels, .. second.Labels];
        var weights = scores.Select((_, i) => i < 2000 ? 0.001 : 1.0).ToArray();

        var choice = ProbabilityCalibration.Choose(scores, labels, seed: 2, weights);

        choice.EffectiveSize.ShouldBe(2000, 10);
        choice.Method.ShouldBe(CalibrationMethod.Isotonic);
        // A score that means the opposite can only be pooled: at best the base rate is learnt.
        choice.Calibrator.Predict(0.05).ShouldBe(0.5, 0.05);
        choice.Calibrator.Predict(0.95).ShouldBe(0.5, 0.05);

        ProbabilityCalibration.Choose(scores, labels, seed: 2, weights: [.. weights.Select((w, i) => i < 3950 ? 1e-6 : w)])
            .IsReliable.ShouldBeFalse();
    }

    [Fact]
    public void All_the_weight_on_one_row_is_survived_and_called_unreliable()
    {
        var choice = ProbabilityCalibration.Choose([0.2, 0.7, 0.4], [false, true, false], seed: 1, weights: [0, 5, 0]);
        choice.EffectiveSize.ShouldBe(1);
        choice.IsReliable.ShouldBeFalse();
        choice.Calibrator.Predict(0.5).ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => ProbabilityCalibration.Choose([], [], 1)).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => ProbabilityCalibration.Choose([0.5, double.NaN], [true, false], 1)).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => ProbabilityCalibration.Choose([0.5, 1.5], [true, false], 1)).Message.ShouldContain("Probability 1 is 1.5");
        Should.Throw<ArgumentException>(() => ProbabilityCalibration.Choose([0.5], [true, false], 1)).ParamName.ShouldBe("labels");
        Should.Throw<ArgumentException>(() => ProbabilityCalibration.Choose([0.5], [true], 1, [-1])).ParamName.ShouldBe("weights");
    }
}
