using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Aggregation;

public sealed partial class PaneWindowTests
{
    [Fact]
    public void Windows_by_time_end_at_multiples_of_their_length()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10)));
        var opened = _time.GetUtcNow();

        for (var minute = 0; minute < 30; minute++)
        {
            window.Count(_counter, Batch(minute, 1), 0, Now, Take);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        window.Advance(Now, Take);
        Spans().ShouldBe([(0, 9), (10, 19), (20, 29)]);
        _windows.Select(each => (each.Start - opened, each.End - opened)).ShouldBe(
            [(Minutes(0), Minutes(10)), (Minutes(10), Minutes(20)), (Minutes(20), Minutes(30))]);
    }

    [Fact]
    public void Sliding_windows_by_time_add_up_the_last_panes()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10), panes: 5));
        var opened = _time.GetUtcNow();

        for (var minute = 0; minute < 16; minute++)
        {
            window.Count(_counter, Batch(minute, 1), 0, Now, Take);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Spans().ShouldBe([(0, 9), (2, 11), (4, 13)]);
        _windows.Select(each => (each.Start - opened, each.End - opened)).ShouldBe(
            [(Minutes(0), Minutes(10)), (Minutes(2), Minutes(12)), (Minutes(4), Minutes(14))]);
    }

    [Fact]
    public void A_late_agent_gives_out_the_window_with_its_own_end()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10)));
        var opened = _time.GetUtcNow();
        window.Count(_counter, Batch(0, 3), 0, Now, Take);

        _time.Advance(Minutes(14));
        window.Count(_counter, Batch(3, 1), 0, Now, Take);

        _windows.ShouldBe([(0, 2, 3, 0, opened, opened + Minutes(10))]);
    }

    [Theory]
    [InlineData(15, false, false)]
    [InlineData(19.9, false, false)]
    [InlineData(20.1, true, true)]
    [InlineData(500, true, true)]
    public void An_agent_that_is_late_by_more_than_a_pane_says_so_of_the_window_and_of_the_one_that_takes_what_it_missed(
        double minute, bool isLate, bool isNextLate)
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10)));
        window.Count(_counter, Batch(0, 3), 0, Now, Take);

        _time.Advance(Minutes(minute));
        window.Count(_counter, Batch(3, 7), 0, Now, Take);
        _late[0].ShouldBe(isLate);
        _late.Clear();
        _time.Advance(Minutes(10));
        window.Advance(Now, Take);
        _time.Advance(Minutes(10));
        window.Advance(Now, Take);

        _late.ShouldBe([isNextLate, false]);
        _windows.Select(each => each.Rows).Where(rows => rows > 0).ShouldBe([3, 7]);
    }

    [Fact]
    public void A_sliding_window_is_late_as_long_as_one_of_its_panes_is()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10), panes: 2));
        for (var pane = 0; pane < 8; pane++)
        {
            window.Count(_counter, Batch(pane, 1), 0, Now, Take);
            _time.Advance(Minutes(pane == 3 ? 11 : 5));
        }

        window.Advance(Now, Take);

        // Panes of five minutes: the fourth is closed more than a pane late, the fifth is empty, the sixth takes the backlog.
        _late.ShouldBe([false, false, true, true, true, true, false, false]);
    }

    [Fact]
    public void A_window_by_count_is_never_late()
    {
        var window = Open(WindowSize.OfCount(4));
        for (var day = 0; day < 8; day++)
        {
            window.Count(_counter, Batch(day, 1), 0, Now, Take);
            _time.Advance(TimeSpan.FromDays(1));
        }

        _late.ShouldBe([false, false]);
    }

    [Fact]
    public void After_a_pause_one_empty_window_is_told_of_and_then_none_until_predictions_come_back()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10), panes: 2));
        var opened = _time.GetUtcNow();
        window.Count(_counter, Batch(0, 3), 0, Now, Take);

        // A year in one step and a year in many.
        _time.Advance(TimeSpan.FromDays(365));
        window.Advance(Now, Take);
        for (var day = 0; day < 365; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            window.Advance(Now, Take);
        }

        _windows.Select(each => (each.Rows, each.End - opened)).ShouldBe([(3, Minutes(10)), (0, Minutes(15))]);
        _windows.Clear();
        var back = _time.GetUtcNow();
        window.Count(_counter, Batch(7, 2), 0, Now, Take);
        _time.Advance(Minutes(5));
        window.Advance(Now, Take);
        _windows.ShouldBe([(7, 8, 2, 0, back - Minutes(5), back + Minutes(5))]);
    }

    [Fact]
    public void A_jump_of_the_wall_clock_moves_labels_and_nothing_else()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10)));
        window.Count(_counter, Batch(0, 3), 0, Now, Take);

        _time.Jump(_time.GetUtcNow().AddYears(50));
        window.Advance(Now, Take);
        _windows.ShouldBeEmpty();

        _time.Jump(_time.GetUtcNow().AddYears(-60));
        _time.Advance(Minutes(10));
        window.Advance(Now, Take);
        _windows.Count.ShouldBe(1);
        _windows[0].End.ShouldBe(_time.GetUtcNow());
    }
}
