using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Aggregation;

public sealed partial class PaneWindowTests
{
    private static readonly CellLayout[] s_layouts = [new NumericLayout([0], [0])];

    private readonly ManualTimeProvider _time = new();
    private readonly List<(double First, double Last, long Rows, long Errors, DateTimeOffset Start, DateTimeOffset End)> _windows = [];
    private readonly List<bool> _late = [];
    private readonly BatchCounter _counter;

    public PaneWindowTests()
    {
        var schema = new ModelSchema($"pane-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()", [ColumnSchema.Number("x", "double")]);
        _counter = new(PredictionSource.Register(schema), s_layouts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(256)]
    public void Windows_by_count_hold_exactly_their_rows_however_these_arrive(int batchSize)
    {
        var window = Open(WindowSize.OfCount(100));

        Feed(window, rows: 1000, batchSize);

        Spans().ShouldBe(Enumerable.Range(0, 10).Select(i => (i * 100.0, i * 100.0 + 99)));
        _windows.ShouldAllBe(each => each.Rows == 100);
    }

    [Fact]
    public void A_window_that_is_not_full_is_not_given_out()
    {
        var window = Open(WindowSize.OfCount(100, panes: 4));

        Feed(window, rows: 99, batchSize: 33);

        _windows.ShouldBeEmpty();
        window.Open.Rows.ShouldBe(24);
    }

    [Fact]
    public void Sliding_windows_move_on_by_a_pane()
    {
        var window = Open(WindowSize.OfCount(100, panes: 4));

        Feed(window, rows: 200, batchSize: 60);

        Spans().ShouldBe([(0, 99), (25, 124), (50, 149), (75, 174), (100, 199)]);
    }

    [Theory]
    [InlineData(10, 3)]
    [InlineData(101, 7)]
    [InlineData(1000, 1000)]
    public void A_window_has_its_size_also_where_panes_do_not_divide_it(int count, int panes)
    {
        var window = Open(WindowSize.OfCount(count, panes));

        Feed(window, rows: 3 * count, batchSize: 64);

        _windows.Count.ShouldBe(2 * panes + 1);
        _windows.ShouldAllBe(each => each.Rows == count && each.Last - each.First == count - 1);
    }

    [Fact]
    public void Rows_before_the_start_are_left_out()
    {
        var window = Open(WindowSize.OfCount(10));

        window.Count(_counter, Batch(0, 15), start: 5, Now, Take);

        Spans().ShouldBe([(5, 14)]);
    }

    [Fact]
    public void Errors_belong_to_the_open_pane_and_fill_nothing()
    {
        var window = Open(WindowSize.OfCount(10));
        for (var i = 0; i < 25; i++)
        {
            window.Open.Errors++;
        }

        Feed(window, rows: 20, batchSize: 20);

        _windows.Select(each => each.Errors).ShouldBe([25, 0]);
    }

    [Fact]
    public void Predictions_that_are_kept_out_of_the_distributions_fill_windows_as_others_do()
    {
        var window = Open(WindowSize.OfCount(10, panes: 2));
        for (var i = 0; i < 5; i++)
        {
            (window.Open.Refused, window.Open.Errors) = (window.Open.Refused + 1, window.Open.Errors + 1);
            window.Advance(Now, Take);
            window.Open.Flagged++;
            window.Advance(Now, Take);
            window.Open.FellBack++;
            Feed(window, rows: 1, batchSize: 1);
        }

        // The 1st, 5th, 9th, ... are refused, the 4th, 8th, ... rows; windows hold 1 to 10, 6 to 15, 11 to 20.
        _windows.Select(each => (each.Rows, each.Errors)).ShouldBe([(2, 3), (2, 2), (3, 2)]);
    }

    [Fact]
    public void A_row_in_the_shadow_fills_nothing()
    {
        var window = Open(WindowSize.OfCount(10));
        window.Open.Shadowed += 5;

        Feed(window, rows: 15, batchSize: 15);

        _windows.Select(each => each.Rows).ShouldBe([15]);
    }

    [Fact]
    public void A_window_by_time_in_which_all_was_refused_is_no_idle_one()
    {
        var window = Open(WindowSize.OfDuration(TimeSpan.FromMinutes(10)));
        for (var i = 0; i < 4; i++)
        {
            (window.Open.Refused, window.Open.Errors) = (7, 7);
            _time.Advance(Minutes(10));
            window.Advance(Now, Take);
        }

        _windows.Select(each => (each.Rows, each.Errors)).ShouldBe([(0, 7), (0, 7), (0, 7), (0, 7)]);
    }

    [Fact]
    public void A_window_that_its_reader_chokes_on_does_not_stop_the_next()
    {
        var window = Open(WindowSize.OfCount(10));

        Should.Throw<InvalidOperationException>(() => window.Count(_counter, Batch(0, 10), 0, Now, _ => throw new InvalidOperationException()));
        Feed(window, rows: 10, batchSize: 10);

        _windows.Select(each => each.Rows).ShouldBe([10]);
    }

    [Fact]
    public void Panes_are_told_of_one_by_one()
    {
        var panes = new List<long>();
        var window = new PaneWindow(new(s_layouts), WindowSize.OfCount(10, panes: 4), Now, pane => panes.Add(pane.Rows));

        Feed(window, rows: 20, batchSize: 20);

        panes.ShouldBe([2, 3, 2, 3, 2, 3, 2, 3]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0)]
    [InlineData(10, 11)]
    public void A_size_without_a_row_for_each_pane_is_refused(int count, int panes) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WindowSize.OfCount(count, panes));

    private ClockReading Now => ClockReading.Of(_time);

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private PaneWindow Open(WindowSize size) => new(new(s_layouts), size, Now);

    private void Feed(PaneWindow window, int rows, int batchSize)
    {
        for (var row = 0; row < rows; row += batchSize)
        {
            window.Count(_counter, Batch(row, Math.Min(batchSize, rows - row)), 0, Now, Take);
        }
    }

    private static RowBatch Batch(int first, int rows)
    {
        var batch = new RowBatch(1);
        for (var row = first; row < first + rows; row++)
        {
            batch.Append([row]);
        }

        return batch;
    }

    private void Take(WindowCounts counts)
    {
        _windows.Add((counts.Columns[0].Minimum, counts.Columns[0].Maximum, counts.Rows, counts.Errors, counts.Start, counts.End));
        _late.Add(counts.IsLate);
    }

    private IEnumerable<(double First, double Last)> Spans() => _windows.Select(each => (each.First, each.Last));
}
