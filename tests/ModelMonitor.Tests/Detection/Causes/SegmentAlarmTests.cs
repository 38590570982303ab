using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>What looks one way in the whole and another in its parts (Simpson 1951), as an agent tells it.</summary>
public class SegmentAlarmTests
{
    private const int Segments = 5;
    private const int WindowRows = 2_000;

    // The last segment has 4 % of the rows.
    private static readonly double[] s_shares = [0.4, 0.3, 0.16, 0.1, 0.04];

    [Fact]
    public void Segments_as_ever_whose_mix_has_moved_are_told_as_a_mix()
    {
        var random = new Random(1);
        var report = Last("mix", random, Rows(random, 3 * WindowRows, [0.04, 0.1, 0.16, 0.3, 0.4]));

        var finding = report.Findings.Single(finding => finding is { Subject: "income", Aspect: DriftAspect.Distribution });
        finding.Kind.ShouldBe(DriftKind.SegmentMix);
        finding.State.ShouldBe(DriftState.Drifted);
        finding.Category.ShouldBe(AlarmCategories.Of(DriftKind.SegmentMix));
        finding.Explanation.ShouldContain("within the segments of region it is as it was");
        finding.NextStep.ShouldStartWith("look at the share of each segment");
        report.Findings.ShouldNotContain(found => found.Aspect == DriftAspect.Segment);
        report.Findings.Single(found => found.Aspect == DriftAspect.Volume).Kind.ShouldBe(DriftKind.SegmentMix);
    }

    /// <summary>Ages lose their sign in one row of 25: the mean of the whole moves by 0.03 deviations, at a standard error of 0.02.</summary>
    [Fact]
    public void One_small_segment_that_is_broken_is_an_alarm_while_the_whole_is_steady()
    {
        var random = new Random(2);
        var rows = Rows(random, 3 * WindowRows, s_shares)
            .Select(row => row[0] == Segments - 1 ? [row[0], row[1], Math.Abs(row[2])] : row);
        var report = Last("broken", random, rows);

        var finding = report.Findings.Single(finding => finding.Aspect == DriftAspect.Segment);
        finding.Subject.ShouldBe("region = r4");
        finding.Columns.ShouldBe(["age", "region"]);
        finding.State.ShouldBe(DriftState.Drifted);
        report["age"].State.ShouldBe(DriftState.Stable);
        report.Findings.ShouldNotContain(found => found.Kind == DriftKind.SegmentMix);
    }

    /// <summary>The report of the last window of an agent that sees rows.</summary>
    private static WindowReport Last(string purpose, Random random, IEnumerable<double[]> rows)
    {
        var source = PredictionSource.Register(new(
            $"segments-{purpose}", "1", PredictionTask.Regression, purpose,
            [
                ColumnSchema.Code("region", "Region", [.. Enumerable.Range(0, Segments).Select(i => new CategoryMember(i, $"r{i}"))]) with { IsSegment = true },
                ColumnSchema.Number("income", "double"),
                ColumnSchema.Number("age", "double"),
            ]));
        var baseline = Baseline.FromMatrix(
            source.Schema, Rows(random, 10_000, s_shares).SelectMany(row => row).ToArray(), (_, _) => throw new InvalidOperationException("no text"));
        var time = new ManualTimeProvider();
        using var agent = MonitoringAgent.Start(
            options => options.ForModel(source.Schema.Name).UseBaseline(baseline).WindowSize = WindowRows, time: time);
        foreach (var chunk in rows.Chunk(500))
        {
            foreach (var row in chunk)
            {
                source.Begin().Complete(row);
                time.Advance(TimeSpan.FromSeconds(10));
            }

            agent.Drain();
        }

        return agent.Reports(source.Schema.Name)[^1];
    }

    /// <summary>A region, an income that depends on it so much that no shift of the whole looks like a mix, and an age that does not.</summary>
    private static IEnumerable<double[]> Rows(Random random, int rows, double[] shares) => Enumerable.Range(0, rows).Select(_ =>
    {
        var (region, left) = (0, random.NextDouble() - shares[0]);
        while (left >= 0 && region < Segments - 1)
        {
            left -= shares[++region];
        }

        return new[] { region, (4 * region) + Windows.Gauss(random), Windows.Gauss(random) };
    });
}
