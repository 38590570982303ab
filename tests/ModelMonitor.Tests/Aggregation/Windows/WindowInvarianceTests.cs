using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Aggregation;

/// <summary>What is counted of rows depends on the rows alone: not on their order, on batches, panes or replicas.</summary>
public sealed class WindowInvarianceTests
{
    private static readonly string[] s_cities = ["rome", "bern", "oslo", "lima", "cairo"];

    private static readonly WindowShape s_shape = new(
        [NumericLayout.FromSample([.. Enumerable.Range(0, 100).Select(i => i / 10d)]), new CategoricalLayout(["bern", "rome"], ["oslo"], isComplete: true)])
    {
        SampleSize = 40,
        Segments = [new(column: 1, cells: [0, 1], cellCount: 5)],
        HasSeasons = true,
    };

    private readonly ManualTimeProvider _time = new() { Zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(5.75), "east", "east") };

    private static Gen<(double Number, string? City)> Row { get; } =
        from number in Gen.Choose(0, 60)
        from shape in Gen.Choose(0, 12)
        from city in Gen.Choose(0, s_cities.Length)
        select (Number: shape switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => -0.0, _ => number / 5d }, City: city == s_cities.Length ? null : s_cities[city]);

    private static Gen<((double, string?)[] Rows, (double, string?)[] Shuffled, int[] Cuts)> Streams { get; } =
        from size in Gen.Choose(1, 400)
        from rows in Row.ArrayOf(size)
        from shuffled in Gen.Shuffle(rows)
        from cuts in Gen.Choose(0, size).ArrayOf(5)
        select (rows, shuffled, cuts.Append(0).Append(size).Order().ToArray());

    [Fact]
    public void Any_order_of_rows_and_any_cut_into_batches_panes_and_replicas_counts_the_same() => Samples.Check(Streams, stream =>
    {
        var whole = Count(stream.Rows);
        var sum = new WindowCounts(s_shape);
        foreach (var (from, to) in stream.Cuts.Zip(stream.Cuts.Skip(1)).Reverse())
        {
            // Each part by a source of its own, whose names have indexes of their own.
            sum.Merge(Count(stream.Shuffled[from..to]));
        }

        Contents(sum).ShouldBe(Contents(whole));
        return true;
    }, times: 100);

    [Fact]
    public void A_sample_holds_the_cells_of_its_rows_and_segments_the_bins_of_theirs()
    {
        (double Number, string? City)[] rows = [(0, "bern"), (9.95, "rome"), (double.NaN, "lima"), (double.NegativeInfinity, null), (0, "bern"), (3.3, "oslo"), (0, "rome")];
        var (numbers, cities) = ((NumericLayout)s_shape.Layouts[0], (CategoricalLayout)s_shape.Layouts[1]);

        var counts = Count(rows);

        int NumberCell(double value) => double.IsNaN(value) ? numbers.MissingCell : double.IsNegativeInfinity(value) ? numbers.NegativeInfinityCell : numbers.Edges.Count(edge => edge < value);
        int CityCell(string? name) => name is null ? cities.MissingCell : cities.CellOf(name);
        Enumerable.Range(0, counts.Sample.Count).Select(i => ((int)counts.Sample.Row(i)[0], (int)counts.Sample.Row(i)[1], counts.Sample.Multiplicity(i)))
            .ShouldBe(rows.GroupBy(row => row).Select(group => (NumberCell(group.Key.Number), CityCell(group.Key.City), group.LongCount())), ignoreOrder: true);
        var segments = counts.Segments.ShouldHaveSingleItem();
        segments.Rows.ShouldBe([2, 2, 3]);
        for (var segment = 0; segment < 3; segment++)
        {
            var own = rows.Where(row => Math.Min(CityCell(row.City), 2) == segment).ToList();
            var bins = new long[numbers.BinCount];
            own.ForEach(row => bins[numbers.BinOfCell[NumberCell(row.Number)]]++);
            segments.Bins(segment, 0).ToArray().ShouldBe(bins);
            segments.Bins(segment, 1).ToArray().ShouldBe(Enumerable.Range(0, cities.BinCount).Select(bin => own.LongCount(row => CityCell(row.City) == bin)));
        }
    }

    [Fact]
    public void Rows_are_counted_by_the_local_hour_of_the_week()
    {
        // Thursday 2026-01-01 00:00 UTC is 05:45 there; the week begins on Sunday.
        var counts = Count([(1, "bern"), (2, "rome")]);
        _time.Advance(TimeSpan.FromHours(67));
        counts.Merge(Count([(1, "bern")]));

        counts.HourOfWeekRows[(4 * 24) + 5].ShouldBe(2);
        counts.HourOfWeekRows[0].ShouldBe(1);
        counts.HourOfWeekRows.Sum().ShouldBe(3);
        new WindowCounts(s_shape with { HasSeasons = false }).HourOfWeekRows.ShouldBeEmpty();
    }

    [Fact]
    public void Counts_that_were_reset_are_as_new()
    {
        var counts = Count([(1, "bern"), (2, null)]);
        counts.IsLate = true;
        counts.Latencies.Add(0.25);

        counts.Reset();

        Contents(counts).ShouldBe(Contents(new(s_shape)));
        (counts.IsLate, counts.Latencies.Count).ShouldBe((false, 0));
    }

    [Fact]
    public void Latencies_add_up_to_those_of_all_predictions()
    {
        var random = new Random(7);
        var (sum, all) = (new WindowCounts(s_shape), new WindowCounts(s_shape));
        for (var pane = 0; pane < 5; pane++)
        {
            var part = new WindowCounts(s_shape);
            for (var i = 0; i < 200; i++)
            {
                var seconds = Math.Exp(2 * Support.Windows.Gauss(random)) / 1_000;
                part.Latencies.Add(seconds);
                all.Latencies.Add(seconds);
            }

            sum.Merge(part);
        }

        sum.Latencies.Count.ShouldBe(1_000);
        foreach (var q in new[] { 0, 0.1, 0.5, 0.9, 0.99, 1 })
        {
            sum.Latencies.Quantile(q).ShouldBe(all.Latencies.Quantile(q));
        }

        all.Latencies.IsCollapsed.ShouldBeFalse();
    }

    private WindowCounts Count((double Number, string? City)[] rows)
    {
        var source = PredictionSource.Register(new(
            $"invariance-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()", [ColumnSchema.Number("x", "double"), ColumnSchema.Text("city", "string")]));
        var batch = new RowBatch(2, capacity: 100);
        var counter = new BatchCounter(source, s_shape.Layouts);
        var window = new PaneWindow(s_shape, WindowSize.OfCount(rows.Length + 1), ClockReading.Of(_time));
        foreach (var chunk in rows.Chunk(batch.Capacity))
        {
            batch.Clear();
            Array.ForEach(chunk, row => batch.Append([row.Number, source.Category(1, row.City)]));
            window.Count(counter, batch, 0, ClockReading.Of(_time), _ => throw new InvalidOperationException());
        }

        return window.Open;
    }

    /// <summary>All that is counted in whole numbers, and the sums to twelve digits.</summary>
    private static string Contents(WindowCounts counts) => string.Join('\n',
    [
        $"{counts.Rows} {counts.Sample.Rows} {counts.Sample.DistinctRows:R}",
        .. counts.Columns.Select(column => $"{string.Join(' ', column.Cells)} | {string.Join(' ', column.Sums.Select(sum => Math.Round(sum, 9) + 0.0))}"),
        .. Enumerable.Range(0, counts.Sample.Count).Select(i => $"{Convert.ToHexString(counts.Sample.Row(i))} x {counts.Sample.Multiplicity(i)}"),
        .. counts.Segments.SelectMany(segments => Enumerable.Range(0, segments.Layout.Count).Select(segment =>
            $"{segments.Rows[segment]}: {string.Join(' ', segments.Bins(segment, 0).ToArray())} | {string.Join(' ', segments.Bins(segment, 1).ToArray())}")),
        string.Join(' ', counts.HourOfWeekRows),
    ]);
}
