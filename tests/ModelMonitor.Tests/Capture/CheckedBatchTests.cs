using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Capture;
using ModelMonitor.Tests.Shared;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

/// <summary>Batches whose rules decide who answers: every row is checked, the chosen ones are recorded.</summary>
public class CheckedBatchTests
{
    private static readonly double Flag = BitConverter.UInt64BitsToDouble(1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public void Every_row_is_checked_and_the_chosen_ones_are_recorded(int recordOneIn)
    {
        using var model = new BatchModel(recordOneIn, hasRule: true);

        var batch = Read(model, model.Subscription, Enumerable.Range(0, 100), out var read);
        batch.IsViolated.ShouldBeTrue();
        batch.ToFallback(model.Source);
        batch.Answered();
        batch.Start();
        Complete(ref batch, 100);

        read.ShouldBe(Enumerable.Range(0, 100).Select(i => (double)i));
        var rows = model.Drain();
        rows.ShouldAllBe(record => record.Kind == RecordKind.Fallback && record.Row[1] == 2 * record.Row[0]
            && BitConverter.DoubleToUInt64Bits(record.Row[2]) == (record.Row[0] > 5 ? 1UL : 0));
        (rows.Count + model.Losses.SampledOut + model.Losses.Dropped).ShouldBe(100);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void Without_an_agent_every_row_is_checked_and_the_array_returned()
    {
        using var model = new BatchModel(hasRule: true);

        var valid = Read(model, null, [1, 2], out _);
        valid.IsViolated.ShouldBeFalse();
        valid.Start();
        var refused = Read(model, null, [1, 9, 8], out _);
        refused.Refuse().Message.ShouldContain("2 of its 3 rows violate a rule; in row 1: 'x' violates Range(0, 5)");
        var empty = Read(model, null, [], out _);
        empty.IsViolated.ShouldBeFalse();
        empty.Start();

        model.Pool.Outstanding.ShouldBe(0);
        model.Drain().ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_batch_is_counted_row_by_row_and_without_outputs()
    {
        using var model = new BatchModel(hasRule: true);
        var batch = Read(model, model.Subscription, [1, 9], out _);

        batch.Refuse();

        model.Drain().Select(record => (record.Kind, record.Latency, record.Row[0], record.Row[1], record.Row[2])).ShouldBe(
            [(RecordKind.Refused, double.NaN, 1, double.NaN, 0), (RecordKind.Refused, double.NaN, 9, double.NaN, Flag)]);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void A_batch_of_inputs_that_differ_in_number_goes_to_the_model()
    {
        using var model = new BatchModel(hasRule: true);
        var batch = new PredictionBatch(model.Source, model.Subscription, model.Pool, isChecked: true);

        batch.Open(3);
        batch.Align(4);

        (batch.MoveNext(), batch.IsViolated).ShouldBe((false, false));
        batch.Start();
        batch.Complete();
        model.Subscription.Rejected.ShouldBe(4);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void A_shadow_has_rows_of_its_own_and_counts_no_prediction_twice()
    {
        using var model = new BatchModel(recordOneIn: 2, hasRule: true);
        var batch = Read(model, model.Subscription, Enumerable.Range(0, 10), out _);
        batch.Start();
        var shadow = batch.ToShadow();
        batch.ToFallback(model.Source);
        batch.Answered();
        Complete(ref batch, 10);

        shadow.Restart();
        Complete(ref shadow, 10);

        var rows = model.Drain();
        rows.Select(record => record.Kind).ShouldBe(Enumerable.Repeat(RecordKind.Fallback, 5).Concat(Enumerable.Repeat(RecordKind.Shadow, 5)));
        rows.Take(5).Select(record => record.Row[0]).ShouldBe(rows.Skip(5).Select(record => record.Row[0]));
        model.Losses.ShouldBe((0, 5));
        (model.Pool.Rents, model.Pool.Outstanding).ShouldBe((2, 0));
    }

    [Fact]
    public void A_shadow_that_is_not_needed_returns_its_rows()
    {
        using var model = new BatchModel(hasRule: true);
        var batch = Read(model, model.Subscription, [1], out _);
        batch.Start();
        var shadow = batch.ToShadow();

        (batch.Failed(new TimeoutException()) || shadow.Discard()).ShouldBeFalse();

        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void Any_batch_is_judged_as_its_rows_are_and_every_prediction_is_counted_once() => Prop.ForAll(
        Gen.Choose(-1, 7).ListOf().ToArbitrary(),
        Gen.Choose(1, 5).ToArbitrary(),
        (values, recordOneIn) =>
        {
            using var model = new BatchModel(recordOneIn, hasRule: true);
            // An unreadable row stands for a negative one.
            var batch = Read(model, model.Subscription, values, out var read);
            var violating = values.Count(value => value > 5);
            var isRefused = batch.IsViolated;
            if (isRefused)
            {
                batch.Refuse().Message.ShouldContain($"{violating} of its {values.Count} rows");
            }
            else
            {
                batch.Start();
                Complete(ref batch, values.Count);
            }

            var rows = model.Drain();
            read.ShouldBe(values.Select(value => (double)value));
            isRefused.ShouldBe(violating > 0);
            rows.ShouldAllBe(record => record.Kind == (isRefused ? RecordKind.Refused : RecordKind.Row));
            (rows.Count + model.Losses.SampledOut + model.Losses.Dropped + model.Subscription.Rejected).ShouldBe(values.Count);
            model.Pool.Outstanding.ShouldBe(0);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20, 7));

    [Fact]
    public void A_checked_batch_allocates_nothing()
    {
        using var model = new BatchModel(recordOneIn: 3, hasRule: true);

        // Into an empty ring, and then into a full one.
        Allocations.Each(
            () =>
            {
                var batch = new PredictionBatch(model.Source, model.Subscription, ArrayPool<double>.Shared, isChecked: true);
                batch.Open(1_000);
                while (batch.MoveNext())
                {
                    (batch.Row[0], batch.Row[2]) = (batch.Index, 0);
                    batch.Judge(batch.Index == 500);
                }

                batch.ToFallback(model.Source);
                batch.Answered();
                batch.Start();
                Complete(ref batch, 1_000);
            },
            calls: 100,
            prepare: () => model.Drain()).ShouldBe(0);
    }

    private static PredictionBatch Read(BatchModel model, CaptureSubscription? subscription, IEnumerable<int> values, out List<double> read)
    {
        int[] all = [.. values];
        read = [];
        var batch = new PredictionBatch(model.Source, subscription, model.Pool, isChecked: true);
        batch.Open(all.Length);
        while (batch.MoveNext())
        {
            var x = all[batch.Index];
            read.Add(x);
            if (x < 0)
            {
                batch.Reject();
                continue;
            }

            batch.Row[0] = x;
            batch.Row[2] = x > 5 ? Flag : 0;
            batch.Judge(x > 5);
        }

        return batch;
    }

    private static void Complete(ref PredictionBatch batch, int results)
    {
        batch.Answered(results);
        while (batch.MoveNext())
        {
            batch.Row[1] = 2 * batch.Index;
        }

        batch.Complete();
    }
}
