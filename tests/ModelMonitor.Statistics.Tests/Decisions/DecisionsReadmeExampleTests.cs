namespace ModelMonitor.Statistics.Tests;

/// <summary>The code of the package readme on decisions, with the results it states.</summary>
public sealed class DecisionsReadmeExampleTests
{
    [Fact]
    public void From_p_values_to_an_alarm()
    {
        long[] baseline = [500, 300, 200], live = [300, 400, 350];
        var test = ChiSquare.Homogeneity(baseline, live);
        double[] adjusted = [test.PValue, 0.2, 0.04];
        Hommel.Adjust(adjusted, adjusted);

        var alarm = new Hysteresis(raiseAfter: 2, windows: 3, clearAfter: 3);
        var breached = EffectFloor.IsDrift(adjusted[0], test.CramersV, EffectFloor.CramersV);
        alarm.Update(breached);
        alarm.Update(breached);
        var line = FormattableString.Invariant($"V = {test.CramersV:F2}, score {DriftScore.Of(adjusted[0]):F0}, raised: {alarm.IsRaised}");
        line.ShouldBe("V = 0.22, score 16, raised: True");
    }

    [Fact]
    public void One_false_alarm_in_five_hundred_decisions_of_a_sliding_window()
    {
        long[] baseline = [5000, 3000, 2000];
        var thresholds = RunLengthCalibration.FromCounts(
            baseline, window: 50, expectedRunLength: 500, JensenShannon.Distance, seed: 1, error: 0.3);

        long seen = 50;
        long[] window = [10, 15, 25];
        var isAlarm = thresholds.At(seen).IsExceededBy(JensenShannon.Distance(baseline, window));
        isAlarm.ShouldBeTrue();
    }
}
