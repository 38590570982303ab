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
                EvidenceMonitor one = new(baseline, 4, 30), merged = new(baseline, 4, 30);
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
    public void Slices_of_a_pane_are_the_panes_that_they_would_be_by_themselves() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(1, 12)).ToArbitrary(), input =>
            {
                var (seed, slicesOfPane) = input;
                var random = new Random(seed);
                var baseline = Panes.Seasonal(Panes.Normal(random, 300, 1), i => i % 2);
                EvidenceMonitor sliced = new(baseline, 12, 1), apart = new(baseline, 12, 1);
                var shift = random.NextDouble();
                for (var pane = 0; pane < 4; pane++)
                {
                    var sum = Panes.Of(baseline, []);
                    for (var slice = 0; slice < slicesOfPane; slice++)
                    {
                        var rows = Panes.Normal(random, random.Next(40), 1);
                        Array.ForEach(rows, row => row[0] += shift);
                        var counts = Panes.Of(baseline, rows, hour: random.Next(2));
                        sum.Merge(counts);
                        Same(sliced.Look(sum, 1e-3), apart.Add(counts, 1e-3)).ShouldBeTrue();
                    }

                    sliced.ClosePane();
                }

                sliced.Looks.ShouldBe(apart.Looks);
            }));

    private static bool Same(EvidenceAlarm? first, EvidenceAlarm? second) =>
        first is null || second is null
            ? first is null && second is null
            : first with { Columns = [] } == second with { Columns = [] } && first.Columns.SequenceEqual(second.Columns);
}
