using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Aggregation;

public sealed class ViolationCounterTests
{
    private const int RuleCount = 130;
    private const int Words = 3;
    private const int Features = 7;

    private static readonly ModelSchema s_schema = new($"violations-{Guid.NewGuid()}", "1", PredictionTask.Regression, "M.P()",
    [
        .. Enumerable.Range(0, Features).Select(i => ColumnSchema.Number($"x{i}", "double")),
        ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
        ColumnSchema.Key("id", "string"),
    ])
    {
        // Neighbours belong to different columns.
        Rules = [.. Enumerable.Range(0, RuleCount).Select(i => new FeatureRule(i * 5 % Features, $"x{i * 5 % Features}", "range", $"Range({i})"))],
    };

    [Fact]
    public void Each_rule_is_counted_by_rows_and_each_column_once_for_a_row()
    {
        var random = new Random(130);
        var counter = new ViolationCounter(s_schema);
        var counts = new ViolationCounts(RuleCount, Features + 1);
        var (rules, columns) = (new long[RuleCount], new long[Features + 1]);
        for (var row = 0; row < 500; row++)
        {
            // From none to all: among them what is NaN, infinite or negative zero when read as a number.
            var violated = Enumerable.Range(0, RuleCount).Where(_ => random.NextDouble() < row % 11 / 10d).ToList();
            violated.ForEach(rule => rules[rule]++);
            violated.Select(rule => s_schema.Rules[rule].Column).Distinct().ToList().ForEach(column => columns[column]++);
            var flags = Flags(violated);

            ViolationCounter.IsAny(flags).ShouldBe(violated.Count > 0);
            counter.Count(flags, counts);
        }

        counts.Rules.ShouldBe(rules);
        counts.Columns.ShouldBe(columns);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(129)]
    public void A_single_flag_survives_the_ring_and_the_batch_whatever_number_it_makes(int rule)
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(256, wake);
        double[] row = [1, 2, 3, 4, 5, 6, 7, 8, .. Flags([rule]), 9];
        var reader = new BatchReader(new(Features + 1, capacity: 4, s_schema.FlagWords));

        ring.TryWrite(0, RecordKind.Row, 0, row).ShouldBeTrue();
        ring.TryWrite(0, RecordKind.Row, 0, [1, 2, 3, 4, 5, 6, 7, 8, .. Flags([]), 9]).ShouldBeTrue();
        ring.Drain(reader);

        var layouts = Enumerable.Repeat<CellLayout>(new NumericLayout([0], [0]), Features + 1).ToList();
        var counts = new WindowCounts(new(layouts) { Rules = RuleCount });
        new BatchCounter(PredictionSource.Register(s_schema), layouts).Count(reader.Batch, 0, 2, counts);
        counts.Rows.ShouldBe(2);
        counts.Violations.Rules.ShouldBe(Enumerable.Range(0, RuleCount).Select(i => i == rule ? 1L : 0));
        counts.Violations.Columns.Sum().ShouldBe(1);
        counts.Columns.ShouldAllBe(column => column.Total == 2);
        reader.Batch.Row(1).ToArray().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public void Counts_of_violations_add_up_and_can_be_forgotten()
    {
        CellLayout[] layouts = [new NumericLayout([0], [0])];
        var sum = new WindowCounts(new(layouts) { Rules = 2 });
        var pane = new WindowCounts(new(layouts) { Rules = 2 }) { Rows = 5, Shadowed = 1, Flagged = 2, FellBack = 3, Errors = 9, Refused = 4 };
        (pane.Violations.Rules[0], pane.Violations.Rules[1], pane.Violations.Columns[0]) = (6, 7, 8);

        sum.Merge(pane);
        sum.Merge(pane);

        (sum.Rows, sum.Shadowed, sum.Flagged, sum.FellBack, sum.Errors, sum.Refused).ShouldBe((10, 2, 4, 6, 18, 8));
        (sum.Returned, sum.Checked).ShouldBe((18, 26));
        sum.Violations.Rules.ShouldBe([12, 14]);
        sum.Violations.Columns.ShouldBe([16]);
        sum.Reset();
        sum.IsEmpty.ShouldBeTrue();
        sum.Violations.Rules.ShouldBe([0, 0]);
        sum.Violations.Columns.ShouldBe([0]);
    }

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(1, 0, 0, 1)]
    public void A_stretch_in_which_nothing_entered_the_columns_need_not_be_empty(long errors, long flagged, long fellBack, long refused) =>
        new WindowCounts(new([])) { Errors = errors, Flagged = flagged, FellBack = fellBack, Refused = refused }.IsEmpty.ShouldBeFalse();

    [Fact]
    public void Counting_violations_allocates_nothing()
    {
        var counter = new ViolationCounter(s_schema);
        var counts = new ViolationCounts(RuleCount, Features + 1);
        var flags = Flags([0, 63, 64, 129]);

        Allocations.Each(() => counter.Count(flags, counts), calls: 1_000).ShouldBe(0);

        counts.Rules[129].ShouldBe(Allocations.Runs * 1_000);
    }

    private static double[] Flags(IEnumerable<int> violated)
    {
        var words = new ulong[Words];
        foreach (var rule in violated)
        {
            words[rule / 64] |= 1UL << (rule % 64);
        }

        return Array.ConvertAll(words, BitConverter.UInt64BitsToDouble);
    }

    private sealed class BatchReader(RowBatch batch) : IRowReader
    {
        public RowBatch Batch => batch;

        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row) => batch.Append(row);
    }
}
