namespace ModelMonitor.Statistics.Tests;

public sealed class ScoreHistogramTests
{
    [Fact]
    public void The_area_of_the_raw_scores_lies_within_the_certified_bounds()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var cells = Of(rows, ScoreHistogram.ForProbabilities(4)).RocAuc;
            var auc = RocAuc.Of(rows.Actual, rows.Scores);
            return rows.HasBothClasses
                ? cells.Low - 1e-12 <= auc && auc <= cells.High + 1e-12 && cells.Low >= -1e-12 && cells.High <= 1 + 1e-12
                : double.IsNaN(cells.Auc) && double.IsNaN(cells.Low);
        });

    [Fact]
    public void The_bounds_are_attained_by_the_best_and_the_worst_order_within_cells()
    {
        var histogram = ScoreHistogram.ForProbabilities(2);
        foreach (var (label, score) in new[] { (true, 0.2), (true, 0.8), (false, 0.3), (false, 0.6) })
        {
            histogram.Add(label, score);
        }
        var cells = histogram.RocAuc;
        (cells.Auc, cells.Low, cells.High).ShouldBe((0.5, 0.25, 0.75));
        RocAuc.Of([true, true, false, false], [0.4, 0.8, 0.3, 0.6]).ShouldBe(cells.High);
        RocAuc.Of([true, true, false, false], [0.2, 0.6, 0.3, 0.8]).ShouldBe(cells.Low);
    }

    [Fact]
    public void Scores_of_0_and_1_have_cells_in_which_nothing_is_hidden()
    {
        var histogram = ScoreHistogram.ForProbabilities();
        foreach (var (label, score) in new[] { (true, 0.0), (false, 0.0), (true, 1.0), (false, 1.0), (false, -0.0) })
        {
            histogram.Add(label, score);
        }
        var cells = histogram.RocAuc;
        cells.Low.ShouldBe(cells.High);
        cells.Auc.ShouldBe(RocAuc.Of([true, false, true, false, false], [0, 0, 1, 1, 0]), 1e-15);
        RocAuc.FromCells(histogram.Positives, histogram.Negatives).High.ShouldBeGreaterThan(cells.High);
    }

    [Fact]
    public void A_hundred_cells_are_close_to_the_raw_area()
    {
        var random = new Random(4);
        var actual = Enumerable.Range(0, 5000).Select(_ => random.NextDouble() < 0.3).ToArray();
        var scores = Array.ConvertAll(actual, label => Math.Clamp(0.4 + (label ? 0.2 : 0) + 0.3 * (random.NextDouble() - 0.5), 0, 1));
        var cells = Of(new LabelledRows(actual, scores, []), ScoreHistogram.ForProbabilities()).RocAuc;
        var auc = RocAuc.Of(actual, scores);
        cells.Auc.ShouldBe(auc, 1e-3);
        auc.ShouldBeInRange(cells.Low, cells.High);
        (cells.High - cells.Low).ShouldBeLessThan(0.02);
        (cells.Positives + cells.Negatives).ShouldBe(5000);
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentException>(() => new ScoreHistogram([])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => new ScoreHistogram([1, 1])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => new ScoreHistogram([double.NaN])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentOutOfRangeException>(() => ScoreHistogram.ForProbabilities(1)).ParamName.ShouldBe("cells");
        var histogram = new ScoreHistogram([0.5]);
        Should.Throw<ArgumentOutOfRangeException>(() => histogram.Add(true, double.NaN)).ParamName.ShouldBe("score");
        Should.Throw<ArgumentOutOfRangeException>(() => histogram.Add(true, double.PositiveInfinity));
        histogram.Count.ShouldBe(0);
        Should.Throw<ArgumentException>(() => RocAuc.FromCells([], [])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentException>(() => RocAuc.FromCells([0.5], [1], [1])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => RocAuc.FromCells([1], [-1])).ParamName.ShouldBe("negatives");
        histogram.Edges.ToArray().ShouldBe([0.5]);
    }

    private static ScoreHistogram Of(LabelledRows rows, ScoreHistogram histogram)
    {
        for (var i = 0; i < rows.Actual.Length; i++)
        {
            histogram.Add(rows.Actual[i], rows.Scores[i]);
        }
        return histogram;
    }
}
