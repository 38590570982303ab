using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>What detectors of one thread share must not show in their verdicts.</summary>
public sealed class SharedComparisonTests
{
    private const int Days = 28;

    [Fact]
    public void Detectors_that_share_comparisons_judge_as_if_each_had_its_own()
    {
        var source = PredictionSource.Register(new(
            "shared-comparisons", "1", PredictionTask.Regression, "SharedComparisonTests", [ColumnSchema.Number("x", "double")]));
        var random = new Random(1);
        var hours = Enumerable.Range(0, Days * 24 * 4).Select(i => i / 4 % 168).ToArray();
        var baseline = Baseline.FromMatrix(source.Schema, hours.Select(hour => Value(random, hour)).ToArray(), (_, _) => "", hours);
        baseline.Profile.Seasons.ShouldNotBeNull();
        var comparisons = ColumnComparison.Of(baseline, new());
        var budget = Windows.OnceIn(1_000);
        DriftDetector[] shared = [new(baseline, new(), budget, comparisons: comparisons), new(baseline, new(), budget, comparisons: comparisons)];
        DriftDetector[] own = [new(baseline, new(), budget), new(baseline, new(), budget)];
        var (counts, counter, batch) = (new WindowCounts(BaselineShape.Of(baseline, 0)),
            new BatchCounter(source, baseline.Layouts), new RowBatch(1));

        for (var window = 0; window < 12; window++)
        {
            counts.Reset();
            batch.Clear();
            for (var row = 0; row < 200; row++)
            {
                batch.Append([Value(random, window * 5)]);
            }

            counter.Count(batch, 0, batch.Count, counts);
            counts.HourOfWeekRows[window * 5] = 200;
            for (var i = 0; i < 2; i++)
            {
                var (report, expected) = (shared[i].Evaluate(counts, window).Report, own[i].Evaluate(counts, window).Report);
                report.Columns[0].Statistics.ShouldBe(expected.Columns[0].Statistics);
                report.Columns[0].Tests.ShouldBe(expected.Columns[0].Tests);
                report.State.ShouldBe(expected.State);
            }

            counts.HourOfWeekRows[(window * 5) + 84] = 100;
            own[1].Evaluate(counts, window + 100).Report.Columns[0].Tests.ShouldBe(shared[1].Evaluate(counts, window + 100).Report.Columns[0].Tests);
        }
    }

    [Fact]
    public void Scores_are_made_anew_for_another_baseline_and_are_the_same()
    {
        var random = new Random(2);
        var first = new SimulatedModel(SimulatedModel.Numbers(3), Enumerable.Range(0, 500).Select(_ => Row(random)));
        var second = new SimulatedModel(SimulatedModel.Numbers(3), Enumerable.Range(0, 500).Select(_ => Row(random)));
        var tables = new ScoreTables();

        var scores = tables.Of(first.Baseline);
        tables.Of(first.Baseline).ShouldBeSameAs(scores);
        tables.Of(second.Baseline).OfCells(0).ToArray().ShouldBe(CellScores.Of(second.Baseline.Columns[0]));
        tables.Of(first.Baseline).OfCells(0).ToArray().ShouldBe(scores.OfCells(0).ToArray());
    }

    private static double[] Row(Random random) => [random.NextDouble(), random.NextDouble(), random.NextDouble()];

    private static double Value(Random random, int hour) => (2 * Math.Cos(2 * Math.PI * hour / 24)) + random.NextDouble();
}
