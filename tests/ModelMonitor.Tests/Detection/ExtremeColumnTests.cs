using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Detection;

public sealed class ExtremeColumnTests
{
    [Fact]
    public void Values_that_appear_where_the_baseline_had_none_are_judged_by_the_missing_share()
    {
        var report = Judge(ColumnSchema.Text("x", "string"), baseline: null, live: "a");
        report["x"].Tests.Select(test => test.Aspect).ShouldBe([DriftAspect.MissingValues]);
        report["x"].State.ShouldBe(DriftState.Suspected);

        Judge(ColumnSchema.Number("x", "double?"), baseline: null, live: 1.0)["x"].State.ShouldBe(DriftState.Suspected);
    }

    [Fact]
    public void The_largest_numbers_make_no_statistic_infinite_or_undefined()
    {
        var statistics = Judge(ColumnSchema.Number("x", "double"), double.MinValue, double.MaxValue)["x"].Statistics;

        statistics.KolmogorovSmirnov.ShouldBe(1);
        double.IsFinite(statistics.Wasserstein).ShouldBeTrue();
        double.IsFinite(statistics.WassersteinBound).ShouldBeTrue();
    }

    [Fact]
    public void A_constant_that_stays_hides_no_difference() =>
        Judge(ColumnSchema.Number("x", "double"), 5.0, 5.0)["x"].Statistics.KolmogorovSmirnovBound.ShouldBe(0);

    [Fact]
    public void A_stuck_sensitive_value_is_told_of_without_telling_it()
    {
        var schema = Schema(ColumnSchema.Number("x", "double") with { Sensitive = true });
        var baseline = Baseline.FromRows(schema, Enumerable.Range(0, 100).Select(i => new object?[] { (double)(i * 37 % 100) }));

        var verdict = Judge(schema, baseline, 17.0)["x"];

        verdict.Kind.ShouldBe(DriftKind.Constant);
        verdict.Explanation.ShouldContain("all values are one and the same");
    }

    private static WindowReport Judge(ColumnSchema column, object? baseline, object live)
    {
        var schema = Schema(column);
        return Judge(schema, Baseline.FromRows(schema, Enumerable.Repeat<object?[]>([baseline], 100)), live);
    }

    private static WindowReport Judge(ModelSchema schema, Baseline baseline, object live)
    {
        var source = PredictionSource.Register(schema);
        var batch = new RowBatch(1);
        for (var row = 0; row < 100; row++)
        {
            batch.Append([live is string text ? source.Category(0, text) : (double)live]);
        }

        var counts = new WindowCounts(new(baseline.Layouts));
        new BatchCounter(source, baseline.Layouts).Count(batch, 0, batch.Count, counts);
        return new DriftDetector(baseline, new(), Support.Windows.OnceIn(1_000)).Evaluate(counts, 1).Report;
    }

    private static ModelSchema Schema(ColumnSchema column) => new($"extreme-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()", [column]);
}
