using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class FreshnessTests
{
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_cycle = TimeSpan.FromSeconds(20);

    /// <summary>
    /// One alarm in 30 days is allowed. Thirty streams of five weeks, the first week silent anyhow, may have 28; more than 45 come with a chance
    /// below 0.002 (Poisson).
    /// </summary>
    [Theory]
    [InlineData(60, 0)]
    [InlineData(600, 0)]
    [InlineData(60, 9)]
    public void Silences_as_ever_raise_no_more_alarms_than_allowed(double meanSeconds, double nightHours)
    {
        var random = new Random((int)meanSeconds);
        var alarms = Enumerable.Range(0, 30).Sum(_ =>
            Run(random, new(s_month), TimeSpan.FromDays(35), time => time.TimeOfDay().TotalHours < nightHours ? 0 : 1 / meanSeconds).Count(alarm => alarm.IsRaised));

        alarms.ShouldBeLessThanOrEqualTo(45);
    }

    [Fact]
    public void A_stop_is_told_of_once_and_soon_and_cleared_by_the_next_prediction()
    {
        var freshness = new Freshness(s_month);
        var stop = TimeSpan.FromDays(10);
        Run(new(1), freshness, stop, _ => 1.0 / 60).ShouldBeEmpty();

        DriftTransition? raised = null;
        var now = stop;
        while (raised is null)
        {
            now += s_cycle;
            raised = freshness.Advance(now, 0);
        }

        // Gaps of a minute on average: the longest of ten days is some ten minutes.
        (now - stop).ShouldBeInRange(TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(60));
        raised.Value.IsRaised.ShouldBeTrue();
        raised.Value.Finding.Kind.ShouldBe(DriftKind.NoData);
        raised.Value.Finding.Explanation.ShouldStartWith("model: no prediction for ");
        raised.Value.Finding.Effect.ShouldBeGreaterThanOrEqualTo(1);
        freshness.Advance(now + s_cycle, 0).ShouldBeNull();
        freshness.Advance(now + (2 * s_cycle), 1)!.Value.IsRaised.ShouldBeFalse();
    }

    [Fact]
    public void A_weekend_of_silence_is_none_before_a_week_has_been_seen_and_half_a_week_is()
    {
        var freshness = new Freshness(s_month);
        Run(new(1), freshness, TimeSpan.FromDays(1), _ => 1.0 / 60);

        freshness.Advance(TimeSpan.FromDays(3.5), 0).ShouldBeNull();
        freshness.Advance(TimeSpan.FromDays(5), 0)!.Value.IsRaised.ShouldBeTrue();
    }

    [Fact]
    public void A_model_that_never_predicted_is_not_silent() =>
        new Freshness(s_month).Advance(TimeSpan.FromDays(100), 0).ShouldBeNull();

    private static List<DriftTransition> Run(Random random, Freshness freshness, TimeSpan length, Func<TimeSpan, double> rate)
    {
        var transitions = new List<DriftTransition>();
        for (var now = TimeSpan.Zero; now < length; now += s_cycle)
        {
            var calls = random.NextDouble() < rate(now) * s_cycle.TotalSeconds ? 1 : 0;
            if (freshness.Advance(now, calls) is { } transition)
            {
                transitions.Add(transition);
            }
        }

        return transitions;
    }
}

file static class TimeSpans
{
    public static TimeSpan TimeOfDay(this TimeSpan time) => time - TimeSpan.FromDays(time.Days);
}
