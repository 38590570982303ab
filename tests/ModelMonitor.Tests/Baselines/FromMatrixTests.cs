using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class FromMatrixTests
{
    private static readonly ModelSchema s_schema = Houses.Of(
        ColumnSchema.Number("x", "double"), ColumnSchema.Text("t", "string"), ColumnSchema.Key("id", "string"));

    [Fact]
    public void Captured_rows_make_the_baseline_that_their_values_make()
    {
        string[] names = ["a", "b", "c"];
        var values = Samples.Normal(100, seed: 4);
        var matrix = values.SelectMany((value, row) => new[] { value, row % 7 == 0 ? double.NaN : row % 3, RowEncoding.Key(row) }).ToArray();

        var learned = Baseline.FromMatrix(s_schema, matrix, (column, index) => column == 1 ? names[index] : throw new ArgumentException("no text column"));
        var made = Baseline.FromRows(s_schema, values.Select((value, row) => new object?[] { value, row % 7 == 0 ? null : names[row % 3] }));

        learned.Id.ShouldBe(made.Id);
        learned.Columns.Count.ShouldBe(2);
    }

    [Fact]
    public void Names_that_the_table_had_no_room_for_are_other_and_unseen_ones_cannot_be_told()
    {
        var matrix = Enumerable.Range(0, 60).SelectMany(row => new double[] { row, row < 20 ? CategoryTable.Overflow : 0, 0 }).ToArray();

        var column = Baseline.FromMatrix(s_schema, matrix, (_, _) => "a").Columns[1];

        var layout = column.Layout.ShouldBeOfType<CategoricalLayout>();
        layout.IsComplete.ShouldBeFalse();
        column.Counts.Cells.ShouldBe([40, 20, 0, 0]);
        layout.CellOf("new").ShouldBe(layout.OtherCell);
    }

    [Fact]
    public void A_part_of_a_row_is_refused() => Should.Throw<ArgumentException>(() => Baseline.FromMatrix(s_schema, new double[100], (_, _) => "a"))
        .Message.ShouldStartWith("100 values are no whole number of rows of 3 values.");

    [Fact]
    public void Counts_of_the_baseline_are_those_that_its_own_layout_gives() => Samples.Check(Samples.Any, values =>
    {
        double[] filled = [.. Enumerable.Repeat(values, 30).SelectMany(each => each)];
        var column = Baseline.FromMatrix(Houses.Of(ColumnSchema.Number("x", "double")), filled, (_, _) => "").Columns[0];
        var layout = (NumericLayout)column.Layout;
        var cells = new long[layout.CellCount];
        foreach (var value in values)
        {
            var cell = double.IsNaN(value) ? layout.MissingCell
                : double.IsPositiveInfinity(value) ? layout.PositiveInfinityCell
                : double.IsNegativeInfinity(value) ? layout.NegativeInfinityCell
                : layout.Edges.Count(edge => edge < value);
            cells[cell] += 30;
        }

        column.Counts.Cells.ShouldBe(cells);
        column.Total.ShouldBe(filled.Length);
        return true;
    });

    [Fact]
    public void Quantiles_are_exact_at_edges_and_between_neighbours_elsewhere() => Samples.Check(Samples.Finite, values =>
    {
        double[] sample = [.. values, .. values, .. values, .. Enumerable.Repeat(values[0], 30)];
        var sorted = Samples.Sorted(sample);
        var column = Baseline.FromMatrix(Houses.Of(ColumnSchema.Number("x", "double")), sample, (_, _) => "").Columns[0];
        var edges = ((NumericLayout)column.Layout).Edges;
        column.Quantile(0).ShouldBe(sorted[0]);
        column.Quantile(1).ShouldBe(sorted[^1]);
        for (var k = 1; k < 100; k++)
        {
            var exact = sorted[(int)Math.Ceiling(k / 100.0 * sorted.Length) - 1];
            var cell = edges.Count(edge => edge < exact);
            column.Quantile(k / 100.0).ShouldBeInRange(cell == 0 ? sorted[0] : edges[cell - 1], cell == edges.Length ? sorted[^1] : edges[cell]);
        }

        return true;
    });
}
