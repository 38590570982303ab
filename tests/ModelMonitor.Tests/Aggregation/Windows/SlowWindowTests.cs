using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

public sealed class SlowWindowTests
{
    private static readonly WindowShape s_shape = new([new NumericLayout([0, 10], [0])]) { Rules = 1 };
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(long Rows, long[] Cells, long Errors, bool IsLate, int FirstHour, int LastHour)> _windows = [];

    [Fact]
    public void It_is_the_exact_sum_of_panes_that_follow_each_other()
    {
        var slow = new SlowWindow(s_shape, panes: 3);
        for (var hour = 0; hour < 7; hour++)
        {
            slow.Add(Pane(hour, rows: hour + 1, isLate: hour == 4), Take);
        }

        _windows.Select(each => (each.Rows, each.Errors, each.IsLate, each.FirstHour, each.LastHour)).ShouldBe([(6, 3, false, 0, 3), (15, 3, true, 3, 6)]);
        _windows[0].Cells.ShouldBe([0, 3, 3, 0, 0, 0]);
        _windows[1].Cells.ShouldBe([0, 3, 12, 0, 0, 0]);
    }

    [Fact]
    public void Panes_in_which_nothing_happened_are_left_out()
    {
        var slow = new SlowWindow(s_shape, panes: 3);
        slow.Add(Pane(0, rows: 2), Take);
        for (var hour = 1; hour < 100; hour++)
        {
            slow.Add(new(s_shape), Take);
        }

        slow.Add(Pane(100, rows: 3), Take);
        slow.Add(Pane(101, rows: 4), Take);

        _windows.Select(each => (each.Rows, each.FirstHour, each.LastHour)).ShouldBe([(9, 0, 102)]);
    }

    [Fact]
    public void A_reader_that_chokes_on_a_window_does_not_get_it_twice()
    {
        var slow = new SlowWindow(s_shape, panes: 2);
        slow.Add(Pane(0, rows: 1), Take);

        Should.Throw<InvalidOperationException>(() => slow.Add(Pane(1, rows: 1), _ => throw new InvalidOperationException()));
        slow.Add(Pane(2, rows: 5), Take);
        slow.Add(Pane(3, rows: 6), Take);

        _windows.Select(each => each.Rows).ShouldBe([11]);
    }

    private static WindowCounts Pane(int hour, int rows, bool isLate = false)
    {
        var pane = new WindowCounts(s_shape)
        {
            Rows = rows, Errors = 1, IsLate = isLate, Start = s_start.AddHours(hour), End = s_start.AddHours(hour + 1),
        };
        pane.Columns[0].Cells[1] = 1;
        pane.Columns[0].Cells[2] = rows - 1;
        return pane;
    }

    private void Take(WindowCounts counts) => _windows.Add((
        counts.Rows, [.. counts.Columns[0].Cells], counts.Errors, counts.IsLate,
        (int)(counts.Start - s_start).TotalHours, (int)(counts.End - s_start).TotalHours));
}
