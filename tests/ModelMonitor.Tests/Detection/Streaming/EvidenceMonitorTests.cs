using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class EvidenceMonitorTests
{
    private const double Rate = 1e-5;

    [Fact]
    public void Unchanged_data_alarm_no_oftener_than_the_rate_allows()
    {
        const double Allowed = 0.005;
        const int Baselines = 20, PanesOfEach = 400;
        var random = new Random(1);
        var raised = 0;
        for (var i = 0; i < Baselines; i++)
        {
            // Small, so that its own noise is as large as that of the panes.
            var baseline = Panes.Baseline(Panes.Normal(random, 1_000, 5));
            var monitor = new EvidenceMonitor(baseline, 10, 30);
            for (var pane = 0; pane < PanesOfEach; pane++)
            {
                raised += monitor.Add(Panes.Of(baseline, Panes.Normal(random, 50, 5)), Allowed) is null ? 0 : 1;
            }
        }

        // At most 40 of 8,000 panes on average; more than 60 would have a chance of 0.001 (binomial).
        raised.ShouldBeLessThanOrEqualTo(60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(33)]
    public void A_shift_of_one_deviation_in_one_of_20_columns_is_found_before_the_window_is_full(int cleanPanes)
    {
        // A window of 500 rows has 10 panes of 50.
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 20));
            var monitor = new EvidenceMonitor(baseline, 10, 30);
            for (var pane = 0; pane < cleanPanes; pane++)
            {
                monitor.Add(Panes.Of(baseline, Panes.Normal(random, 50, 20)), Rate).ShouldBeNull();
            }

            EvidenceAlarm? alarm = null;
            for (var pane = 1; pane < 10 && alarm is null; pane++)
            {
                alarm = monitor.Add(Panes.Of(baseline, Shifted(random, 50, 20, column: 13, by: 1)), Rate);
            }

            alarm.ShouldNotBeNull();
            alarm.Columns.Select(column => column.Column).ShouldBe([13]);
            alarm.LogEvidence.ShouldBeGreaterThanOrEqualTo(alarm.LogThreshold);
        }
    }

    [Fact]
    public void A_small_change_is_found_in_a_longer_block()
    {
        var random = new Random(3);
        var baseline = Panes.Baseline(Panes.Normal(random, 20_000, 5));
        var monitor = new EvidenceMonitor(baseline, 10, 30);
        var alarm = FirstAlarm(monitor, baseline, () => Shifted(random, 50, 5, column: 2, by: 0.15), 120);

        alarm.ShouldNotBeNull();
        alarm.Level.ShouldBeGreaterThan(3);
        alarm.Columns[0].ShouldSatisfyAllConditions(
            column => column.Column.ShouldBe(2), column => column.Slices.ShouldBeGreaterThan(8), column => column.Rows.ShouldBe(50 * column.Slices));
    }

    [Fact]
    public void All_columns_that_carry_the_evidence_are_named_the_strongest_first()
    {
        var random = new Random(4);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 12));
        var alarm = FirstAlarm(
            new(baseline, 1, 30), baseline,
            () => [.. Panes.Normal(random, 400, 12).Select(row => row.Select((x, column) => column == 3 ? x + 3 : column > 5 ? x + 1 : x).ToArray())], 1);

        alarm.ShouldNotBeNull();
        alarm.Columns[0].Column.ShouldBe(3);
        alarm.Columns.Select(column => column.Column).Order().ShouldBe([3, 6, 7, 8, 9, 10, 11]);
        alarm.Columns.Select(column => column.LogEvidence).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Missing_values_take_part()
    {
        var random = new Random(5);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 3));
        var alarm = FirstAlarm(
            new(baseline, 10, 30), baseline,
            () => [.. Panes.Normal(random, 50, 3).Select(row => random.NextDouble() < 0.2 ? [row[0], double.NaN, row[2]] : row)], 5);

        alarm.ShouldNotBeNull();
        alarm.Columns[0].ShouldSatisfyAllConditions(
            column => column.Column.ShouldBe(1), column => column.Bin.ShouldBe(((NumericLayout)baseline.Layouts[1]).MissingBin),
            column => column.ExpectedShare.ShouldBe(0), column => column.Share.ShouldBe(0.2, 0.15));
    }

    [Fact]
    public void Categories_never_seen_take_part_and_new_ones_of_many_are_no_change()
    {
        var random = new Random(6);
        string Name() => $"id{(int)(3_000 * Math.Pow(random.NextDouble(), 3))}";
        var baseline = Panes.OfNames([.. Enumerable.Range(0, 1_000).Select(_ => Name())]);
        var monitor = new EvidenceMonitor(baseline, 10, 30);
        var unseen = 0L;
        for (var pane = 0; pane < 200; pane++)
        {
            var counts = Panes.OfNames(baseline, Enumerable.Range(0, 50).Select(_ => Name()));
            unseen += counts.Columns[0].Cells[((CategoricalLayout)baseline.Layouts[0]).UnseenCell];
            monitor.Add(counts, Rate).ShouldBeNull();
        }

        // Otherwise nothing was tested.
        unseen.ShouldBeGreaterThan(1_000);
        EvidenceAlarm? alarm = null;
        for (var pane = 0; pane < 10 && alarm is null; pane++)
        {
            alarm = monitor.Add(Panes.OfNames(baseline, Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? Name() : $"new{i}")), Rate);
        }

        alarm.ShouldNotBeNull().Columns[0].Bin.ShouldBe(((CategoricalLayout)baseline.Layouts[0]).UnseenCell);
    }

    [Fact]
    public void Thresholds_share_the_rate_between_the_levels()
    {
        var baseline = Panes.Baseline(Panes.Normal(new(9), 100, 1));
        var monitor = new EvidenceMonitor(baseline, 10, 30);
        // 8 windows of 10 panes end within a block of 128.
        monitor.Levels.ShouldBe(8);
        new EvidenceMonitor(baseline, 1, 30).Levels.ShouldBe(4);
        // In 2^k panes a block of that length may alarm as often as they allow, by 8 levels: together the rate.
        Enumerable.Range(0, 8).Sum(level => Math.Exp(-monitor.LogThreshold(level, Rate)) / (1 << level)).ShouldBe(Rate, 1e-12);
        Math.Exp(-monitor.LogThreshold(7, 0.1)).ShouldBe(0.05, 1e-12);
    }

    [Fact]
    public void Empty_panes_are_no_evidence_and_no_look()
    {
        var baseline = Panes.Baseline(Panes.Normal(new(10), 100, 2));
        var monitor = new EvidenceMonitor(baseline, 4, 30);
        for (var pane = 0; pane < 70; pane++)
        {
            monitor.Add(new(new(baseline.Layouts)), 0.5).ShouldBeNull();
        }

        monitor.Looks.ShouldBe(0);
    }

    [Fact]
    public void A_column_that_was_named_starts_anew()
    {
        // Three deviations in every pane until the 20th are told of until then, though the longest block has them until the 128th.
        var random = new Random(11);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 3));
        var monitor = new EvidenceMonitor(baseline, 10, 30);
        var told = new List<int>();
        for (var pane = 1; pane <= 60; pane++)
        {
            if (monitor.Add(Panes.Of(baseline, Shifted(random, 50, 3, column: 1, by: pane <= 20 ? 3 : 0)), Rate) is { } alarm)
            {
                alarm.Columns.ShouldHaveSingleItem().Column.ShouldBe(1);
                alarm.Columns[0].Slices.ShouldBe(1);
                told.Add(pane);
            }
        }

        told.ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public void Fewer_rows_than_a_column_is_judged_on_are_waited_for()
    {
        var random = new Random(12);
        var baseline = Panes.Baseline(Panes.Normal(random, 2_000, 3));
        var monitor = new EvidenceMonitor(baseline, 10, 100);
        WindowCounts Pane() => Panes.Of(baseline, Shifted(random, 50, 3, column: 1, by: 5));

        monitor.Add(Pane(), Rate).ShouldBeNull();
        monitor.Add(Pane(), Rate).ShouldNotBeNull().Columns[0].Rows.ShouldBe(100);
    }

    private static EvidenceAlarm? FirstAlarm(EvidenceMonitor monitor, Baseline baseline, Func<double[][]> rows, int panes)
    {
        EvidenceAlarm? alarm = null;
        for (var pane = 0; pane < panes && alarm is null; pane++)
        {
            alarm = monitor.Add(Panes.Of(baseline, rows()), Rate);
        }

        return alarm;
    }

    private static double[][] Shifted(Random random, int rows, int columns, int column, double by)
    {
        var shifted = Panes.Normal(random, rows, columns);
        foreach (var row in shifted)
        {
            row[column] += by;
        }

        return shifted;
    }
}
