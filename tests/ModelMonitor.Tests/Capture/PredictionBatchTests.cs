using System.Buffers;
using ModelMonitor.Capture;
using ModelMonitor.Tests.Shared;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

public class PredictionBatchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Every_row_is_recorded_in_order(int count)
    {
        using var model = new BatchModel();

        model.Predict(count);

        model.Drain().Select(record => record.Row).ShouldBe(Enumerable.Range(0, count).Select(i => new[] { i, 2d * i }));
        model.Losses.ShouldBe((0, 0));
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void The_latency_of_the_call_goes_with_the_first_row_of_each_batch_that_is_timed()
    {
        using var model = new BatchModel(timeOneIn: 2);

        for (var call = 0; call < 4; call++)
        {
            var batch = model.Open(3);
            model.Time.Advance(TimeSpan.FromMilliseconds(250));
            batch.Answered(3);
            model.Time.Advance(TimeSpan.FromHours(1));
            batch.Complete();
        }

        model.Drain().Select(record => record.Latency).Chunk(3).ShouldBe(
            [[0.25, double.NaN, double.NaN], [double.NaN, double.NaN, double.NaN], [0.25, double.NaN, double.NaN], [double.NaN, double.NaN, double.NaN]]);
    }

    [Fact]
    public void A_batch_that_throws_is_one_error_and_returns_its_rows()
    {
        using var model = new BatchModel();
        var batch = model.Open(100);

        model.Time.Advance(TimeSpan.FromSeconds(2));
        batch.Failed(new InvalidOperationException()).ShouldBeFalse();

        var error = model.Drain().ShouldHaveSingleItem();
        (error.Kind, error.Latency).ShouldBe((RecordKind.Error, 2));
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void Counts_that_differ_drop_the_predictions_and_return_the_rows(int inputs, int results)
    {
        using var model = new BatchModel();
        var batch = model.Open(inputs);

        batch.Answered(results);
        batch.MoveNext().ShouldBeFalse();
        batch.Complete();

        model.Drain().ShouldBeEmpty();
        model.Subscription.Rejected.ShouldBe(5);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void Without_an_agent_there_is_no_batch()
    {
        // Not registered: agents of other tests listen to every source that is.
        using var model = new BatchModel();
        var source = new PredictionSource(model.Source.Schema, conflict: null, ModelBreaker.Of("nobody listens"));

        var batch = source.BeginBatch();

        batch.IsRecording.ShouldBeFalse();
        batch.Failed(new InvalidOperationException()).ShouldBeFalse();
        var task = Task.FromResult<double[]>([1]);
        batch.Observe(task, BatchModel.Outputs).ShouldBeSameAs(task);
    }

    [Fact]
    public void Threads_beyond_the_limit_drop_each_prediction()
    {
        using var model = new BatchModel(maxThreads: 1);
        model.Predict(1);

        var thread = new Thread(() => model.Predict(50));
        thread.Start();
        thread.Join();

        model.Drain().Count.ShouldBe(1);
        model.Subscription.Unbuffered.ShouldBe(50);
    }

    [Fact]
    public void Several_agents_get_every_row()
    {
        using var first = new BatchModel(recordOneIn: 10);
        using var second = new BatchModel(timeOneIn: 0);
        var batch = new PredictionBatch(first.Source, new BroadcastSubscription([first.Subscription, second.Subscription]), first.Pool);

        batch.Open(20);
        batch.Start();
        batch.Answered(20);
        batch.Complete();

        (first.Drain().Count, second.Drain().Count).ShouldBe((20, 20));
        (first.Losses, second.Losses).ShouldBe(((0, 0), (0, 0)));
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        using var model = new BatchModel(timeOneIn: 8);

        // Into an empty ring, and then into a full one.
        Allocations.Each(() => model.Predict(1_000, ArrayPool<double>.Shared), calls: 1_000, prepare: () => model.Drain()).ShouldBe(0);
    }
}
