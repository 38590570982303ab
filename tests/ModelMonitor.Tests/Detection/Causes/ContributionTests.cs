using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>A score of two features, 2a + b, whose parts are known.</summary>
public class ContributionTests
{
    /// <summary>
    /// a moves by 0.5 and b by 1, so that each accounts for half of the movement of 2. Cells of 2.5 % and windows of 2,000 rows
    /// leave errors of some 0.07 of it (three standard errors of a mean: 3 / sqrt(2,000)).
    /// </summary>
    [Fact]
    public void Shares_of_a_sum_are_its_parts()
    {
        var random = new Random(1);
        var (shares, _) = Measure(random, a => a + 0.5, b => b + 1);
        shares.ShareOf(["a"]).ShouldNotBeNull().ShouldBe(0.5, 0.1);
        shares.ShareOf(["b"]).ShouldNotBeNull().ShouldBe(0.5, 0.1);
        shares.ShareOf(["a", "b"]).ShouldNotBeNull().ShouldBe(1, 0.15);
        shares.Describe().ShouldNotBeNull().ShouldMatch("^explained by [ab] \\([45].? %\\), [ab] \\([45].? %\\), joint or unknown ");
    }

    [Fact]
    public void A_feature_that_does_not_change_explains_nothing()
    {
        var (shares, _) = Measure(new Random(2), a => a + 1, b => b);
        shares.ShareOf(["a"]).ShouldNotBeNull().ShouldBe(1, 0.1);
        shares.ShareOf(["b"]).ShouldNotBeNull().ShouldBe(0, 0.1);
    }

    [Fact]
    public void Where_the_output_has_not_moved_there_is_nothing_to_explain()
    {
        var (shares, _) = Measure(new Random(3), a => a, b => b);
        shares.ShareOf(["a"]).ShouldBeNull();
        shares.Describe().ShouldBeNull();
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var (first, rows) = Measure(new Random(4), a => a + 0.5, b => b);
        Array.Reverse(rows);
        first.ShareOf(["a"]).ShouldNotBeNull().ShouldBe(Measure(rows).ShareOf(["a"]).ShouldNotBeNull(), 1e-9);
    }

    private static (Contributions Shares, double[][] Rows) Measure(Random random, Func<double, double> changeA, Func<double, double> changeB)
    {
        double[][] rows = [.. Rows(random, 2_000).Select(row => Scored(changeA(row[0]), changeB(row[1])))];
        return (Measure(rows), rows);
    }

    private static Contributions Measure(double[][] rows)
    {
        var source = PredictionSource.Register(new(
            "contributions", "1", PredictionTask.Regression, "contributions",
            [ColumnSchema.Number("a", "double"), ColumnSchema.Number("b", "double"), ColumnSchema.Number("score", "double", ColumnRole.Score)]));
        var baseline = Baseline.FromMatrix(
            source.Schema, Rows(new Random(0), 10_000).SelectMany(row => Scored(row[0], row[1])).ToArray(), (_, _) => "");
        var counter = new BatchCounter(source, baseline.Layouts);
        var counts = new WindowCounts(BaselineShape.Of(baseline, 0));
        foreach (var chunk in rows.Chunk(RowBatch.DefaultCapacity))
        {
            var batch = new RowBatch(3);
            foreach (var row in chunk)
            {
                batch.Append(row);
            }

            counter.Count(batch, 0, batch.Count, counts);
        }

        var shares = new Contributions(baseline);
        shares.Measure(counts);
        return shares;
    }

    private static IEnumerable<double[]> Rows(Random random, int rows) => Windows.Normal(random, rows, 2);

    private static double[] Scored(double a, double b) => [a, b, (2 * a) + b];
}
