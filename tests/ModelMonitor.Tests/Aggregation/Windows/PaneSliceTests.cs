using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Aggregation;

/// <summary>Panes that are looked at while they fill.</summary>
public sealed class PaneSliceTests
{
    private static readonly WindowShape s_shape = new([NumericLayout.FromSample([.. Enumerable.Range(0, 100).Select(i => i / 10d)])]) { SampleSize = 40 };

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(500, 1, 10)]
    [InlineData(500, 4, 3)]
    [InlineData(500, 10, 1)]
    [InlineData(100, 1, 5)]
    [InlineData(30, 1, 1)]
    [InlineData(1000, 1000, 1)]
    public void A_window_has_some_ten_slices_of_at_least_twenty_predictions(int count, int panes, int slices)
    {
        WindowSize.OfCount(count, panes).Slices.ShouldBe(slices);
        WindowSize.OfDuration(TimeSpan.FromHours(1), panes).Slices.ShouldBe(Math.Max(1, (int)Math.Ceiling(10.0 / panes)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(256)]
    public void Slices_by_count_end_at_the_same_rows_however_these_arrive(int batchSize)
    {
        var (slices, panes) = (new List<long>(), new List<long>());
        var window = new PaneWindow(s_shape, WindowSize.OfCount(105), Now, pane => panes.Add(pane.Rows), pane => slices.Add(pane.Rows));

        Feed(window, Enumerable.Repeat(1d, 300), batchSize);

        // Five slices of 21; the last ends with the pane.
        slices.ShouldBe([21, 42, 63, 84, 21, 42, 63, 84, 21, 42, 63, 84]);
        panes.ShouldBe([105, 105]);
    }

    [Fact]
    public void Slices_by_time_end_with_their_part_of_the_pane_and_are_told_of_where_rows_came()
    {
        var slices = new List<(double Minute, long Rows)>();
        var opened = _time.GetUtcNow();
        var window = new PaneWindow(
            s_shape, WindowSize.OfDuration(TimeSpan.FromMinutes(100)), Now, null, pane => slices.Add(((_time.GetUtcNow() - opened).TotalMinutes, pane.Rows)));
        foreach (var (minutes, rows) in new[] { (4, 5), (4, 0), (4, 3), (30, 0), (30, 0), (20, 2), (20, 0), (5, 1), (6, 0) })
        {
            _time.Advance(TimeSpan.FromMinutes(minutes));
            Feed(window, Enumerable.Repeat(1d, rows), 10);
        }

        // At 12 the five of the first ten minutes; at 42 the three that came with that; then nothing until the 98th minute. A pane
        // begins at 100: what came at 92 and 98 belongs to the old one, which was told of as it closed, and one row to the new one.
        slices.ShouldBe([(12, 5), (42, 8), (123, 1)]);
    }

    [Fact]
    public void A_look_that_fails_is_not_repeated()
    {
        var looks = 0;
        var window = new PaneWindow(s_shape, WindowSize.OfCount(100), Now, null, _ => throw new InvalidOperationException($"{++looks}"));

        Should.Throw<InvalidOperationException>(() => Feed(window, Enumerable.Repeat(1d, 20), 20));
        window.Advance(Now, _ => { });

        looks.ShouldBe(1);
        window.Open.Rows.ShouldBe(20);
    }

    /// <summary>Any sizes, batches, and predictions that are kept out of the columns: what windows hold does not depend on looks.</summary>
    [Fact]
    public void Windows_are_the_same_whether_anybody_looks_at_slices_or_not() => Samples.Check(
        from count in Gen.Choose(30, 300)
        from panes in Gen.Choose(1, 12)
        from rows in Gen.Choose(0, 99).ArrayOf(700)
        from kinds in Gen.Choose(0, 9).ArrayOf(700)
        from batchSize in Gen.Choose(1, 100)
        select (count, panes, rows, kinds, batchSize), stream =>
    {
        var (plain, sliced, looks) = (new List<string>(), new List<string>(), 0);
        var size = WindowSize.OfCount(stream.count, stream.panes);
        Run(new(s_shape, size, Now), plain);
        Run(new(s_shape, size, Now, null, _ => looks++), sliced);
        sliced.ShouldBe(plain);
        return size.Slices == 1 || looks > 0;

        void Run(PaneWindow window, List<string> windows)
        {
            var (counter, batch) = (Counter(), new RowBatch(1, 100));
            for (var row = 0; row < stream.rows.Length; row++)
            {
                // Now and then one is flagged, or throws.
                var isApart = stream.kinds[row] < 2;
                if (isApart && batch.Count >= window.Room)
                {
                    Count();
                }

                window.Open.Flagged += stream.kinds[row] == 0 ? 1 : 0;
                window.Open.Errors += stream.kinds[row] == 1 ? 1 : 0;
                if (!isApart)
                {
                    batch.Append([stream.rows[row] / 9d]);
                }

                if (batch.Count == stream.batchSize)
                {
                    Count();
                }
            }

            Count();

            void Count()
            {
                window.Count(counter, batch, 0, Now, counts => windows.Add(Contents(counts)));
                batch.Clear();
            }
        }
    }, times: 60);

    private ClockReading Now => ClockReading.Of(_time);

    /// <summary>All that is counted in whole numbers, and the sums to nine digits.</summary>
    private static string Contents(WindowCounts counts) =>
        $"{counts.Rows} {counts.Flagged} {counts.Errors} {string.Join(' ', counts.Columns[0].Cells)} | " +
        $"{string.Join(' ', counts.Columns[0].Sums.Select(sum => Math.Round(sum, 9) + 0.0))} | {Math.Round(counts.Columns[0].Mean, 9)} " +
        $"{Math.Round(counts.Columns[0].M2, 6)} {counts.Columns[0].Minimum} {counts.Columns[0].Maximum} {counts.Sample.Rows} {counts.Sample.DistinctRows:R}";

    private static BatchCounter Counter()
    {
        var schema = new ModelSchema($"slice-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()", [ColumnSchema.Number("x", "double")]);
        return new(PredictionSource.Register(schema), s_shape.Layouts);
    }

    private void Feed(PaneWindow window, IEnumerable<double> values, int batchSize)
    {
        var counter = Counter();
        window.Advance(Now, _ => { });
        foreach (var chunk in values.Chunk(batchSize))
        {
            var batch = new RowBatch(1);
            Array.ForEach(chunk, value => batch.Append([value]));
            window.Count(counter, batch, 0, Now, _ => { });
        }
    }
}
