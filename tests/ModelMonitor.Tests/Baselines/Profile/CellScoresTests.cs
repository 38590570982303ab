using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class CellScoresTests
{
    [Fact]
    public void Scores_are_the_normal_quantiles_of_the_cells_middle_ranks_on_a_common_scale()
    {
        // 40, 30, 20 and 10 of 100: middle ranks 20.5, 55.5, 80.5 and 95.5 of 101, whose standard normal quantiles follow.
        string?[] names = [.. Enumerable.Repeat("a", 40), .. Enumerable.Repeat("b", 30), .. Enumerable.Repeat("c", 20), .. Enumerable.Repeat("d", 10)];
        double[] normal = [-0.831058, 0.124411, 0.831058, 1.603108];
        var mean = 0.4 * normal[0] + 0.3 * normal[1] + 0.2 * normal[2] + 0.1 * normal[3];
        var deviation = Math.Sqrt(0.4 * Square(normal[0] - mean) + 0.3 * Square(normal[1] - mean) + 0.2 * Square(normal[2] - mean) + 0.1 * Square(normal[3] - mean));

        var scores = CellScores.Of(Of(names));

        scores.Length.ShouldBe(7);
        for (var cell = 0; cell < 4; cell++)
        {
            scores[cell].ShouldBe((normal[cell] - mean) / deviation, 1e-5);
        }
    }

    [Fact]
    public void A_baseline_has_scores_of_mean_zero_and_variance_one() => Samples.Check(Samples.Finite, values =>
    {
        var scores = Weighted(Of([.. values, .. Samples.Normal(300, seed: 3).Select(value => 1e3 * value)]));

        scores.Mean.ShouldBe(0, 1e-9);
        scores.Variance.ShouldBe(1, 0.2);
        return true;
    });

    [Fact]
    public void Scores_increase_with_the_value_and_infinities_are_beyond_all_others()
    {
        var column = Of(Samples.Normal(1000, seed: 5));
        var layout = (NumericLayout)column.Layout;
        var scores = CellScores.Of(column);

        for (var cell = 1; cell < layout.OrderedCellCount; cell++)
        {
            scores[cell].ShouldBeGreaterThanOrEqualTo(scores[cell - 1]);
        }

        scores[layout.PositiveInfinityCell].ShouldBeGreaterThanOrEqualTo(scores[layout.OrderedCellCount - 1]);
        scores[layout.NegativeInfinityCell].ShouldBeLessThanOrEqualTo(scores[0]);
        scores.ShouldAllBe(score => double.IsFinite(score));
    }

    [Fact]
    public void A_missing_value_scores_zero_and_does_not_move_the_others()
    {
        string?[] names = [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 20)];
        var without = CellScores.Of(Of(names));
        var with = CellScores.Of(Of([.. names, .. Enumerable.Repeat((string?)null, 40)]));

        with.ShouldBe(without);
        with[^1].ShouldBe(0);
    }

    [Fact]
    public void A_constant_column_scores_zero_and_whatever_leaves_it_is_far()
    {
        var column = Of(Enumerable.Repeat(5.0, 1000));
        var layout = (NumericLayout)column.Layout;

        var scores = CellScores.Of(column);

        scores[layout.Edges.Count(edge => edge < 5)].ShouldBe(0, 1e-12);
        scores[layout.OrderedCellCount - 1].ShouldBeGreaterThan(6);
        scores[0].ShouldBeLessThan(-6);
    }

    [Fact]
    public void A_column_of_nothing_but_missing_values_scores_zero() =>
        CellScores.Of(Of(Enumerable.Repeat((string?)null, 50))).ShouldAllBe(score => score == 0);

    [Fact]
    public void A_category_that_the_baseline_never_saw_is_farther_out_than_the_rarest_one()
    {
        var column = Of([.. Enumerable.Repeat("a", 500), .. Enumerable.Repeat("b", 490), .. Enumerable.Repeat("c", 10)]);
        var scores = CellScores.Of(column);

        scores[((CategoricalLayout)column.Layout).UnseenCell].ShouldBeGreaterThan(scores[2]);
    }

    [Fact]
    public void Where_some_categories_came_once_those_still_to_come_are_alike()
    {
        var column = Of([.. Enumerable.Repeat("a", 500), .. Enumerable.Range(0, 500).Select(i => $"id {i}")]);
        var (scores, layout) = (CellScores.Of(column), (CategoricalLayout)column.Layout);

        layout.Tracked.ShouldBe(["a"]);
        scores[layout.UnseenCell].ShouldBe(scores[layout.OtherCell]);
    }

    private static (double Mean, double Variance) Weighted(ColumnBaseline column)
    {
        var scores = CellScores.Of(column);
        var mean = scores.Select((score, cell) => score * column.Counts.Cells[cell]).Sum() / column.Total;
        return (mean, scores.Select((score, cell) => Square(score - mean) * column.Counts.Cells[cell]).Sum() / column.Total);
    }

    private static double Square(double value) => value * value;

    private static ColumnBaseline Of(IEnumerable<double> values) =>
        Baseline.FromRows(Houses.Of(ColumnSchema.Number("x", "double")), values.Select(value => new object?[] { value })).Columns[0];

    private static ColumnBaseline Of(IEnumerable<string?> names) =>
        Baseline.FromRows(Houses.Of(ColumnSchema.Text("t", "string")), names.Select(name => new object?[] { name })).Columns[0];
}
