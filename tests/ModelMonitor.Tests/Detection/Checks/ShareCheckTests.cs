using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class ShareCheckTests
{
    [Theory]
    [InlineData(1_000, 0.001)]
    [InlineData(200, 0.05)]
    [InlineData(5_000, 0.2)]
    public void Errors_that_are_as_frequent_as_ever_have_honest_p_values(int calls, double share) =>
        PValuesOf(random => Window(calls, Calls.Binomial(random, calls, share))).ShouldBeHonest();

    /// <summary>Bursts: the share of a window is log-normal around 1 %, by a factor of 2 either way, which is skewed on any scale.</summary>
    [Fact]
    public void Errors_that_come_in_bursts_have_honest_p_values() =>
        PValuesOf(random => Window(2_000, Calls.Binomial(random, 2_000, Math.Min(1, 0.01 * Math.Exp(0.7 * Windows.Gauss(random)))))).ShouldBeHonest(slack: 1.5);

    [Fact]
    public void Errors_of_two_per_cent_instead_of_one_in_a_thousand_are_found()
    {
        var random = new Random(1);
        var check = Learned(CallOutcome.Error, () => Window(1_000, Calls.Binomial(random, 1_000, 0.001)));
        for (var i = 0; i < 80; i++)
        {
            SimulatedModel.Test(check, Window(1_000, Calls.Binomial(random, 1_000, 0.001))).ShouldHaveSingleItem();
        }

        for (var i = 0; i < 20; i++)
        {
            var test = SimulatedModel.Test(check, Window(1_000, Calls.Binomial(random, 1_000, 0.02))).ShouldHaveSingleItem();
            test.PValue.ShouldBeLessThan(1e-3);
            test.Effect.ShouldBeGreaterThan(0.5);
        }

        SimulatedModel.Test(check, Window(1_000, 20))[0].Describe().ShouldBe("2 % of the predictions throw (under 0.1 % in the first windows)");
    }

    [Fact]
    public void Two_per_cent_are_found_already_after_twenty_windows()
    {
        var random = new Random(2);
        var check = Learned(CallOutcome.Error, () => Window(1_000, Calls.Binomial(random, 1_000, 0.001)));

        SimulatedModel.Test(check, Window(1_000, 20))[0].PValue.ShouldBeLessThan(1e-3);
    }

    /// <summary>Outages are never learned from: a share that jumps and stays is told of for good.</summary>
    [Fact]
    public void What_is_suspicious_does_not_become_usual()
    {
        var check = Learned(CallOutcome.Error, () => Window(1_000, 1));

        var tests = Enumerable.Range(0, 200).Select(_ => SimulatedModel.Test(check, Window(1_000, 100))[0].PValue).ToList();

        tests.ShouldAllBe(p => p < 1e-6);
    }

    [Fact]
    public void Refused_predictions_are_no_errors_of_the_model_and_are_watched_apart()
    {
        var errors = Learned(CallOutcome.Error, () => Calls.Window(1_000, errors: 10, refused: 10));
        var refused = Learned(CallOutcome.Refused, () => Calls.Window(1_000, errors: 10, refused: 10));
        var window = Calls.Window(1_000, errors: 200, refused: 200);

        SimulatedModel.Test(errors, window)[0].PValue.ShouldBe(1);
        SimulatedModel.Test(refused, window)[0].PValue.ShouldBeLessThan(1e-6);
        SimulatedModel.Test(refused, window)[0].Subject.ShouldBe("model: refused");
    }

    [Fact]
    public void A_fallback_that_answers_more_often_is_found()
    {
        var check = Learned(CallOutcome.Fallback, () => Calls.Window(1_000, fellBack: 5));

        var test = SimulatedModel.Test(check, Calls.Window(700, fellBack: 300))[0];

        test.PValue.ShouldBeLessThan(1e-6);
        test.Describe().ShouldBe("30 % of the predictions come from the fallback (0.5 % in the first windows)");
    }

    [Fact]
    public void Fewer_errors_are_no_alarm() =>
        SimulatedModel.Test(Learned(CallOutcome.Error, () => Window(1_000, 100)), Window(1_000, 0))[0].PValue.ShouldBeGreaterThan(0.5);

    [Fact]
    public void Windows_that_overlap_are_learned_once()
    {
        var check = new ShareCheck(CallOutcome.Error, new(), panes: 4);

        var told = Enumerable.Range(0, 100).Select(_ => SimulatedModel.Test(check, Window(1_000, 10)).Count).ToList();

        // The twentieth window of those that share no pane is the 77th.
        told.IndexOf(1).ShouldBe(77);
    }

    [Fact]
    public void Empty_windows_and_single_calls_tell_nothing()
    {
        var check = Learned(CallOutcome.Error, () => Window(1_000, 10));

        SimulatedModel.Test(check, Window(0, 0)).ShouldBeEmpty();
        SimulatedModel.Test(check, Window(0, 1)).ShouldBeEmpty();
    }

    private static List<double> PValuesOf(Func<Random, WindowCounts> window)
    {
        var random = new Random(1);
        var pValues = new List<double>();
        for (var trial = 0; trial < 3_000; trial++)
        {
            var check = Learned(CallOutcome.Error, () => window(random));
            pValues.Add(SimulatedModel.Test(check, window(random)).ShouldHaveSingleItem().PValue);
        }

        return pValues;
    }

    private static ShareCheck Learned(CallOutcome outcome, Func<WindowCounts> window)
    {
        var check = new ShareCheck(outcome, new(), panes: 1);
        for (var i = 0; i < LearnedLevel.LeastWindows; i++)
        {
            SimulatedModel.Test(check, window()).ShouldBeEmpty();
        }

        return check;
    }

    private static WindowCounts Window(long calls, long errors) => Calls.Window(calls - errors, errors);
}
