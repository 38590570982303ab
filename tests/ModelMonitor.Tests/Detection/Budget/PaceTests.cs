using ModelMonitor.Aggregation;
using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection.Budget;

public class PaceTests
{
    private static readonly WindowSize ByCount = WindowSize.OfCount(500);

    [Fact]
    public void Windows_by_time_are_looked_at_once_a_pane()
    {
        var pace = Pace.Of(WindowSize.OfDuration(TimeSpan.FromHours(1), panes: 5), TimeSpan.Zero);
        pace.Add(TimeSpan.FromDays(100));

        pace.Interval.ShouldBe(TimeSpan.FromMinutes(12));
        pace.Describe().ShouldBe("a look every 12 min");
    }

    [Fact]
    public void Before_anything_is_measured_a_look_an_hour_is_assumed_and_said_to_be()
    {
        var pace = Pace.Of(ByCount, TimeSpan.FromDays(3));

        pace.Interval.ShouldBe(TimeSpan.FromHours(1));
        pace.Describe().ShouldBe("a look every 1 h (assumed, until an hour is measured)");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(600)]
    [InlineData(86_400)]
    public void A_steady_pace_is_measured_within_a_week_to_a_step_and_never_taken_for_a_slower_one(int seconds)
    {
        var pace = Pace.Of(ByCount, TimeSpan.Zero);
        for (var now = TimeSpan.Zero; now < TimeSpan.FromDays(14); now += TimeSpan.FromSeconds(seconds))
        {
            pace.Add(now + TimeSpan.FromSeconds(seconds));
        }

        pace.Interval.TotalSeconds.ShouldBeInRange(seconds / 1.3, seconds * 1.02);
        pace.Describe().ShouldEndWith(" (measured)");
    }

    /// <summary>Two hundred windows in a second are as many in the first hour, not in each second.</summary>
    [Fact]
    public void A_burst_at_the_start_counts_for_what_it_is_in_an_hour()
    {
        var pace = Pace.Of(ByCount, TimeSpan.Zero);
        for (var i = 1; i <= 200; i++)
        {
            pace.Add(TimeSpan.FromMilliseconds(5 * i));
        }

        pace.Interval.TotalSeconds.ShouldBeInRange(3_600 / 201d / 1.25, 3_600 / 200d);
    }

    [Fact]
    public void Nights_belong_to_the_pace()
    {
        var pace = Pace.Of(ByCount, TimeSpan.Zero);
        for (var day = 0; day < 28; day++)
        {
            for (var minute = 1; minute <= 12 * 60; minute++)
            {
                pace.Add(TimeSpan.FromDays(day) + TimeSpan.FromMinutes(minute));
            }
        }

        pace.Interval.TotalMinutes.ShouldBe(2, 0.5);
    }

    /// <summary>The alarms that looks may raise, added up over the first day: at most half as many again as the budget has for it.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(600)]
    public void What_looks_may_spend_on_the_first_day_is_near_the_budget(int seconds)
    {
        var pace = Pace.Of(ByCount, TimeSpan.Zero);
        var budget = new FalseAlarmBudget(TimeSpan.FromDays(30), pace, BudgetShares.Windows);
        var spent = 0d;
        for (var now = seconds; now <= 86_400; now += seconds)
        {
            pace.Add(TimeSpan.FromSeconds(now));
            spent += budget.PerLook;
        }

        spent.ShouldBeLessThanOrEqualTo(1.5 * BudgetShares.Windows / 30);
    }

    [Fact]
    public void The_shares_make_the_whole_budget() =>
        (BudgetShares.Windows + BudgetShares.Evidence + BudgetShares.Slow + BudgetShares.Silence).ShouldBe(1, 1e-12);
}
