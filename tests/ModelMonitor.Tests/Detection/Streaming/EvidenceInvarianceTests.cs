using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Aggregation;
using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection;

public class EvidenceInvarianceTests
{
    [Fact]
    public void Neither_the_order_of_rows_nor_merging_replicas_changes_anything() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(1, 4)).ToArbitrary(), input =>
            {
                var (seed, replicas) = input;
                var random = new Random(seed);
                var baseline = Panes.Baseline(Panes.Normal(random, 300, 3), 1, 2.5, 1);
                EvidenceMonitor one = new(baseline, 4), merged = new(baseline, 4);
                var shift = random.NextDouble();
                for (var pane = 0; pane < 12; pane++)
                {
                    var rows = Panes.Normal(random, 40, 3);
                    foreach (var row in rows)
                    {
                        row[1] += shift;
                    }

                    var expected = one.Add(Panes.Of(baseline, rows), 1e-3);
                    random.Shuffle(rows);
                    var sum = new WindowCounts(new(baseline.Layouts));
                    for (var replica = 0; replica < replicas; replica++)
                    {
                        sum.Merge(Panes.Of(baseline, rows.Where((_, i) => i % replicas == replica)));
                    }

                    Same(merged.Add(sum, 1e-3), expected).ShouldBeTrue();
                }
            }));

    [Fact]
    public void The_counts_of_a_block_are_those_of_its_panes_however_they_are_cut()
    {
        // Both monitors reach the end of a block at the same row; the finer one has a level more.
        var random = new Random(1);
        var baseline = Panes.Baseline(Panes.Normal(random, 500, 2));
        EvidenceBlock coarse = new(baseline.Layouts), fine = new(baseline.Layouts), part = new(baseline.Layouts);
        var rows = Panes.Normal(random, 80, 2);
        coarse.Set(Panes.Of(baseline, rows), null);
        foreach (var cut in rows.Chunk(20))
        {
            part.Set(Panes.Of(baseline, cut), null);
            fine.Add(part);
        }

        fine.Rows.ShouldBe(coarse.Rows);
        for (var column = 0; column < 2; column++)
        {
            fine.Counts(column).ToArray().ShouldBe(coarse.Counts(column).ToArray());
        }
    }

    private static bool Same(EvidenceAlarm? first, EvidenceAlarm? second) =>
        first is null || second is null
            ? first is null && second is null
            : first with { Columns = [] } == second with { Columns = [] } && first.Columns.SequenceEqual(second.Columns);
}
