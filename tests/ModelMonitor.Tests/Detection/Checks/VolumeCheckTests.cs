using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class VolumeCheckTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>
    /// Rates of an hour: constant; with days and quiet weekends; and with days and a log-normal factor of a third, as when
    /// customers come in groups. P-values of successive windows share their forecasts, so that a level may be exceeded by a half.
    /// </summary>
    [Theory]
    [InlineData(50, 0, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(1_000, 0.8, 0)]
    [InlineData(1_000, 0.8, 0.3)]
    [InlineData(20, 0.8, 0.3)]
    public void Traffic_as_ever_has_honest_p_values(double rate, double cycle, double bursts)
    {
        var random = new Random((int)rate);
        var pValues = new List<double>();
        for (var trial = 0; trial < 6; trial++)
        {
            pValues.AddRange(Run(new(panes: 1), 24 * 7 * 5, hour => Calls.Poisson(random, Rate(hour, rate, cycle) * Math.Exp(bursts * Windows.Gauss(random)))).Select(test => test.PValue));
        }

        pValues.Count.ShouldBeGreaterThan(6 * 24 * 7 * 3);
        pValues.ShouldBeHonest(slack: 1.5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(0)]
    public void Traffic_that_halves_doubles_or_stops_is_found_at_any_hour(double factor)
    {
        var random = new Random(1);
        for (var changed = 24 * 35; changed < 24 * 36; changed++)
        {
            var tests = Run(new(panes: 1), changed + 1, hour => Calls.Poisson(random, Rate(hour, 1_000, 0.8) * (hour == changed ? factor : 1)));

            tests[^1].PValue.ShouldBeLessThan(1e-3, $"hour {changed}");
            tests[^1].Effect.ShouldBeGreaterThan(2);
        }
    }

    [Fact]
    public void Nothing_is_told_before_a_week_has_been_seen() =>
        Run(new(panes: 1), 24 * 7, _ => 100).ShouldBeEmpty();

    [Fact]
    public void A_level_that_lasts_becomes_the_usual_one()
    {
        var random = new Random(2);
        var tests = Run(new(panes: 1), 24 * 7 * 6, hour => Calls.Poisson(random, hour < 24 * 14 ? 1_000 : 500));

        tests[24 * 7].PValue.ShouldBeLessThan(1e-4);
        tests[^1].PValue.ShouldBeGreaterThan(1e-3);
    }

    /// <summary>Windows by count: an agent that looks once a second closes several at once, all but one of no duration.</summary>
    [Fact]
    public void Windows_that_end_at_one_look_are_joined()
    {
        var random = new Random(3);
        var check = new VolumeCheck(panes: 1);
        var time = Calls.Sunday;
        var pValues = new List<double>();
        for (var look = 0; look < 24 * 8 * 30; look++)
        {
            // Every two minutes some windows of 100 predictions.
            time += TimeSpan.FromMinutes(2);
            var full = Calls.Poisson(random, 5);
            for (var i = 0; i < full; i++)
            {
                pValues.AddRange(SimulatedModel.Test(check, Calls.Window(100, time, i == 0 ? TimeSpan.FromMinutes(2) : TimeSpan.Zero)).Select(test => test.PValue));
            }
        }

        pValues.ShouldNotBeEmpty();
        pValues.ShouldAllBe(p => p > 1e-6);
    }

    private static List<CheckTest> Run(VolumeCheck check, int hours, Func<int, long> calls) =>
        [.. Enumerable.Range(0, hours).SelectMany(hour => SimulatedModel.Test(check, Calls.Window(calls(hour), Calls.Sunday + (hour * s_hour), s_hour)))];

    private static double Rate(int hour, double rate, double cycle)
    {
        var weekend = hour / 24 % 7 is 0 or 6 ? 1 - (cycle / 2) : 1;
        return rate * weekend * (1 + (cycle * Math.Sin(2 * Math.PI * hour / 24)));
    }
}
