using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>Equal rows give equal verdicts, in whatever order, panes or replicas they were counted.</summary>
public class VerdictPropertyTests
{
    private static readonly double[][] s_baseline = [.. Windows.Normal(new Random(1), 1_000, 3)];

    private static readonly Gen<double[][]> s_rows =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from size in Gen.Choose(30, 400)
        from shift in Gen.Elements(0, 0.3, 3)
        from missing in Gen.Elements(0, 0.1)
        select Rows(new Random(seed), size, shift, missing);

    [Fact]
    public void The_order_of_rows_changes_no_verdict() => Prop.ForAll(Arb.From(s_rows), Arb.From(Gen.Choose(0, 1_000)), (rows, seed) =>
    {
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        ShouldAgree(Judge(windows => windows.Count(rows)), Judge(windows => windows.Count(shuffled)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(1, 3));

    [Fact]
    public void However_panes_are_cut_the_verdict_on_their_sum_is_one() => Prop.ForAll(Arb.From(s_rows), Arb.From(Gen.Choose(1, 100)), (rows, pane) =>
        ShouldAgree(Judge(windows => windows.Count(rows)), Judge(windows => Sum(windows, rows.Chunk(pane).Select(chunk => windows.Count(chunk))))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(2, 5));

    [Fact]
    public void Replicas_that_are_merged_in_any_order_are_judged_as_one() => Prop.ForAll(Arb.From(s_rows), Arb.From(Gen.Choose(2, 5)), (rows, replicas) =>
        ShouldAgree(
            Judge(windows => windows.Count(rows)),
            Judge(windows => Sum(windows, Enumerable.Range(0, replicas).Reverse().Select(replica =>
                windows.Count(rows.Where((_, i) => i % replicas == replica)))))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(3, 7));

    private static WindowCounts Sum(Windows windows, IEnumerable<WindowCounts> parts)
    {
        var sum = new WindowCounts(new(windows.Baseline.Layouts));
        foreach (var part in parts)
        {
            sum.Merge(part);
        }

        return sum;
    }

    /// <summary>Two windows, so that persistence takes part.</summary>
    private static WindowReport Judge(Func<Windows, WindowCounts> count)
    {
        var windows = new Windows(3, s_baseline);
        windows.Judge(count(windows));
        return windows.Judge(count(windows));
    }

    private static void ShouldAgree(WindowReport one, WindowReport other)
    {
        foreach (var (first, second) in one.Columns.Zip(other.Columns))
        {
            (second.State, second.Kind, second.Count).ShouldBe((first.State, first.Kind, first.Count));
            second.Tests.Select(test => (test.Aspect, test.PValue, test.AdjustedPValue, test.IsBreached))
                .ShouldBe(first.Tests.Select(test => (test.Aspect, test.PValue, test.AdjustedPValue, test.IsBreached)));
        }

        other.Findings.Select(finding => (finding.Subject, finding.Aspect, finding.State, finding.Effect))
            .ShouldBe(one.Findings.Select(finding => (finding.Subject, finding.Aspect, finding.State, finding.Effect)));
    }

    private static double[][] Rows(Random random, int size, double shift, double missing) =>
    [
        .. Windows.Normal(random, size, 3)
            .Select(row => new[] { row[0] + shift, random.NextDouble() < missing ? double.NaN : row[1], row[2] }),
    ];
}
