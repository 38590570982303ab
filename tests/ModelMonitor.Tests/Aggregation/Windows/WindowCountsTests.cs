using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Aggregation;

public sealed class WindowCountsTests
{
    [Fact]
    public void Merged_counts_are_those_of_all_values_in_either_order() => Samples.Check(Samples.Pairs, pair =>
    {
        var layout = NumericLayout.FromSample(Samples.Sorted(pair.Baseline));
        var (first, second) = (pair.Live[..(pair.Live.Length / 3)], pair.Live[(pair.Live.Length / 3)..]);
        var all = Count(layout, [.. first, .. second]);
        foreach (var merged in new[] { Merged(layout, first, second), Merged(layout, second, first) })
        {
            merged.Cells.ShouldBe(all.Cells);
            (merged.Minimum, merged.Maximum).ShouldBe((all.Minimum, all.Maximum));
            for (var cell = 0; cell < all.Sums.Length; cell++)
            {
                // All terms of a sum have one sign: its rounding errors are relative to it.
                Math.Abs(merged.Sums[cell] - all.Sums[cell]).ShouldBeLessThanOrEqualTo(1e-12 * Math.Abs(all.Sums[cell]));
            }

            if (all.Finite > 0)
            {
                // The mean is wrong by roundings of the largest value, M2 by their product with the spread.
                var largest = Math.Min(1e144, Math.Max(Math.Abs(all.Minimum), Math.Abs(all.Maximum)));
                Math.Abs(merged.Mean - all.Mean).ShouldBeLessThanOrEqualTo(1e-13 * largest);
                Math.Abs(merged.M2 - all.M2).ShouldBeLessThanOrEqualTo(1e-9 * all.M2 + 1e-13 * largest * Math.Sqrt(all.M2 * all.Finite) + all.Finite * 1e-26 * largest * largest);
            }
        }

        return true;
    });

    [Fact]
    public void Windows_of_one_model_add_up_column_by_column()
    {
        CellLayout[] layouts = [NumericLayout.FromSample([1, 2, 3]), new CategoricalLayout(["a", "b"], [], isComplete: true)];
        var sum = new WindowCounts(new(layouts)) { Rows = 2, Errors = 1 };
        var added = new WindowCounts(new(layouts)) { Rows = 3, Errors = 4 };
        new NumericCounter((NumericLayout)layouts[0]).Count([1, 2, double.NaN], added.Columns[0]);
        added.Columns[1].Cells[1] = 3;

        sum.Merge(added);
        sum.Merge(added);

        (sum.Rows, sum.Errors).ShouldBe((8, 9));
        (sum.Columns[0].Finite, sum.Columns[0].Missing, sum.Columns[0].Mean).ShouldBe((4, 2, 1.5));
        sum.Columns[1].Cells.ShouldBe([0, 6, 0, 0, 0]);
        sum.Reset();
        sum.IsEmpty.ShouldBeTrue();
        sum.Columns[0].Total.ShouldBe(0);
        double.IsNaN(sum.Columns[0].Mean).ShouldBeTrue();
        sum.Columns[0].Sums.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Counts_of_other_cells_are_refused()
    {
        var counts = new ColumnCounts(NumericLayout.FromSample([1, 2, 3]));
        var other = new ColumnCounts(NumericLayout.FromSample([1, 2, 3, 4]));

        Should.Throw<ArgumentException>(() => counts.Merge(other)).Message.ShouldContain("8 cells cannot be added to counts of 7");
    }

    [Fact]
    public void The_counts_of_a_batch_are_those_of_its_rows()
    {
        var schema = new ModelSchema($"batch-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()",
        [
            ColumnSchema.Number("x", "double"), ColumnSchema.Text("city", "string"), ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
            ColumnSchema.Key("id", "string"),
        ]);
        var source = PredictionSource.Register(schema);
        CellLayout[] layouts = [new NumericLayout([0, 10], [0]), new CategoricalLayout(["a"], [], isComplete: true), new NumericLayout([100], [0])];
        var batch = new RowBatch(3, capacity: 5);
        for (var i = 0; i < 5; i++)
        {
            batch.Append([i * 4, source.Category(1, i < 2 ? "a" : "b"), 99 + i, RowEncoding.Key($"{i}")]);
        }

        var counts = new WindowCounts(new(layouts));
        new BatchCounter(source, layouts).Count(batch, start: 1, rows: 3, counts);

        batch.IsFull.ShouldBeTrue();
        batch.Row(1).ToArray().ShouldBe([4, 0, 100]);
        counts.Rows.ShouldBe(3);
        counts.Columns[0].Cells.ShouldBe([0, 2, 1, 0, 0, 0]);
        counts.Columns[1].Cells.ShouldBe([1, 0, 2, 0]);
        counts.Columns[2].Cells.ShouldBe([1, 2, 0, 0, 0]);
        batch.Clear();
        batch.Count.ShouldBe(0);
    }

    [Fact]
    public void A_feature_takes_at_most_a_kilobyte_of_a_window()
    {
        // As many edges as there can be.
        var layout = NumericLayout.FromSample(Samples.Sorted(Enumerable.Range(0, 4000).Select(i => i % 36 * 1.0)));
        layout.Edges.Length.ShouldBe(NumericLayout.MaxEdges);
        CellLayout[] layouts = [.. Enumerable.Repeat(layout, 50)];
        WindowCounts? counts = null;

        Allocations.Each(() => counts = new(new(layouts))).ShouldBeLessThan(50 * 1024 + 1024);

        counts!.IsEmpty.ShouldBeTrue();
    }

    private static ColumnCounts Merged(NumericLayout layout, double[] first, double[] second)
    {
        var counts = Count(layout, first);
        counts.Merge(Count(layout, second));
        return counts;
    }

    private static ColumnCounts Count(NumericLayout layout, double[] values)
    {
        var counts = new ColumnCounts(layout);
        new NumericCounter(layout).Count(values.ToArray(), counts);
        return counts;
    }
}
