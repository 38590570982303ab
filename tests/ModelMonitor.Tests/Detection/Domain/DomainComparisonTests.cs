using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Domain;

/// <summary>What has changed is told, with its name.</summary>
public sealed class DomainComparisonTests
{
    private static readonly ColumnSchema[] s_columns =
    [
        ColumnSchema.Number("distance", "double") with { Nullable = true },
        ColumnSchema.Number("speed", "double"),
        ColumnSchema.Text("carrier", "string"),
        ColumnSchema.Code("paid", "bool", [new(0, "false"), new(1, "true")]),
        ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
    ];

    private readonly SampledModel _model = new(s_columns, Rows(3_000, seed: 1));

    [Fact]
    public void One_of_ten_columns_that_has_moved_is_named_first()
    {
        var random = new Random(1);
        var model = new SampledModel(SampledModel.Numbers(10), SampledModel.Rows(2_000, 10, () => Windows.Gauss(random)).ToList());
        var window = model.Window(SampledModel.Rows(1_000, 10, () => Windows.Gauss(random)).Select(row => Moved(row, 3, 0.5)).ToList());

        var comparison = DomainComparison.Of(model.Reference, window);

        (comparison.PValue, comparison.Columns[0].Column, comparison.Columns.Count).ShouldBe((comparison.PValue, "x3", 10));
        comparison.PValue.ShouldBeLessThan(1e-4);
        // Of normal values that moved by 0.5 an area of Phi(0.5 / sqrt 2) = 0.638 can be had; nine columns of noise cost some.
        comparison.AreaUnderCurve.ShouldBe(0.638, tolerance: 0.05);
        comparison.Columns[0].Share.ShouldBeGreaterThan(0.5);
        comparison.Columns.Sum(column => column.Share).ShouldBe(1, tolerance: 1e-9);
        comparison.Explanation.ShouldMatch(@"^sampled-\d+: the rows can be told from the baseline's, mostly by x3 \(\d\d %\).*: an area of 0\.6\d? where 0\.5 is chance; p = .*, 512 rows against 512$");
    }

    [Fact]
    public void A_wider_spread_is_told() => First(row => Set(row, 0, (double)row[0]! * 2)).ShouldBe("distance");

    [Fact]
    public void A_new_category_is_told() => First((row, random) => random.NextDouble() < 0.25 ? Set(row, 2, "new") : row).ShouldBe("carrier");

    [Fact]
    public void A_category_that_comes_oftener_is_told() => First((row, random) => random.NextDouble() < 0.3 ? Set(row, 2, "C") : row).ShouldBe("carrier");

    [Fact]
    public void Values_that_are_missing_are_told() => First((row, random) => random.NextDouble() < 0.3 ? Set(row, 0, null) : row).ShouldBe("distance");

    [Fact]
    public void Two_columns_that_have_changed_places_are_told()
    {
        var comparison = Compare((row, _) => Set(Set(row, 0, row[1]), 1, row[0]));

        comparison.PValue.ShouldBeLessThan(1e-12);
        comparison.AreaUnderCurve.ShouldBeGreaterThan(0.95);
        comparison.Columns.Take(2).Select(column => column.Column).ShouldBe(["distance", "speed"], ignoreOrder: true);
    }

    [Fact]
    public void What_has_not_changed_is_said_to_be_so()
    {
        // One seed in twenty would tell them.
        var comparison = DomainComparison.Of(_model.Reference, _model.Window(Rows(1_000, seed: 4)));

        comparison.Explanation.ShouldMatch(@"^sampled-\d+: the rows cannot be told from the baseline's: an area of 0\.[45]\d? where 0\.5 is chance; p = 0\.\d+, \d+ rows against \d+$");
        comparison.ToString().ShouldBe(comparison.Explanation);
        (comparison.Model, comparison.BaselineId).ShouldBe((_model.Baseline.Model, _model.Baseline.Id));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Rows(2_000, seed: 5).ToList();
        var shuffled = rows.ToArray();
        new Random(1).Shuffle(shuffled);

        var (one, other) = (DomainComparison.Of(_model.Reference, _model.Window(rows)), DomainComparison.Of(_model.Reference, _model.Window(shuffled)));

        (one with { Columns = [] }).ShouldBe(other with { Columns = [] });
        one.Columns.ShouldBe(other.Columns);
        DomainComparison.Of(_model.Reference, _model.Window(rows), seed: 2).AreaUnderCurve.ShouldNotBe(one.AreaUnderCurve);
    }

    [Fact]
    public void The_rows_of_a_baseline_have_the_hashes_that_they_have_in_a_window()
    {
        // 400 rows, some repeated: both keep all.
        var rows = Rows(350, seed: 6).ToList();
        rows.AddRange(rows.Take(50).ToList());
        var model = new SampledModel(s_columns, rows);

        var (reference, window) = (model.Reference.Sample, model.Window(rows).Sample);

        reference.Hashes.ShouldBe(window.Hashes);
        reference.Copies.ShouldBe(window.Copies);
        reference.Cells.ShouldBe(window.Cells);
        (model.Reference.Total, model.Reference.Count, model.Reference.DistinctCount).ShouldBe((400, 400, 350));
        (model.Reference.Start, model.Reference.Columns[2]).ShouldBe((null, "carrier"));
    }

    [Fact]
    public void A_window_can_be_compared_with_one_before()
    {
        var comparison = DomainComparison.Of(_model.Window(Rows(500, seed: 7)), _model.Window(Rows(500, seed: 8).Select(row => Set(row, 1, 9.0))));

        comparison.Explanation.ShouldContain(": the rows can be told from those of the window from 1970-01-01 00:00, mostly by speed (");
    }

    [Fact]
    public void Too_few_rows_are_told_as_such()
    {
        var comparison = DomainComparison.Of(_model.Reference, _model.Window(Rows(9, seed: 2)));

        (comparison.AreaUnderCurve, comparison.PValue, comparison.Columns.Count, comparison.Rows).ShouldBe((double.NaN, double.NaN, 0, 9));
        comparison.Explanation.ShouldMatch(@"^sampled-\d+: 9 rows against \d+ of the baseline's are too few to be told apart; 10 of each are needed$");
        DomainComparison.Of(_model.Reference, _model.Window([])).Rows.ShouldBe(0);
    }

    [Fact]
    public void Rows_that_are_all_equal_cannot_be_told()
    {
        ColumnSchema[] column = [ColumnSchema.Text("only", "string")];
        var model = new SampledModel(column, Enumerable.Repeat(new object?[] { "same" }, 100));

        var comparison = DomainComparison.Of(model.Reference, model.Window(Enumerable.Repeat(new object?[] { "same" }, 100)));

        (comparison.AreaUnderCurve, comparison.PValue, comparison.Columns[0].Share).ShouldBe((0.5, 1, 0));
    }

    [Fact]
    public void Rows_in_other_cells_are_refused_with_advice()
    {
        var other = new SampledModel(s_columns, Rows(100, seed: 3));

        var exception = Should.Throw<ArgumentException>(() => DomainComparison.Of(other.Reference, _model.Window(Rows(100, seed: 4))));

        exception.Message.ShouldContain($"baseline {_model.Baseline.Id}");
        exception.Message.ShouldContain("MonitoringAgent.Baseline(model).SampledRows");
    }

    private string First(Func<object?[], object?[]> change) => First((row, _) => change(row));

    private string First(Func<object?[], Random, object?[]> change)
    {
        var comparison = Compare(change);
        comparison.PValue.ShouldBeLessThan(0.001, comparison.Explanation);
        return comparison.Columns[0].Column;
    }

    private DomainComparison Compare(Func<object?[], Random, object?[]> change)
    {
        var random = new Random(3);
        return DomainComparison.Of(_model.Reference, _model.Window(Rows(1_000, seed: 2).Select(row => change(row, random)).ToList()));
    }

    private static IEnumerable<object?[]> Rows(int count, int seed)
    {
        var random = new Random(seed);
        string[] carriers = ["A", "A", "A", "A", "B", "B", "C"];
        for (var i = 0; i < count; i++)
        {
            var distance = 10 * Windows.Gauss(random);
            yield return [distance, 500 + (20 * Windows.Gauss(random)), carriers[random.Next(carriers.Length)], random.Next(3) == 0, Windows.Gauss(random)];
        }
    }

    private static object?[] Moved(object?[] row, int column, double by) => Set(row, column, (double)row[column]! + by);

    private static object?[] Set(object?[] row, int column, object? value)
    {
        var changed = (object?[])row.Clone();
        changed[column] = value;
        return changed;
    }
}
