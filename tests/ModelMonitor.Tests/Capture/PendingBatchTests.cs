using ModelMonitor.Capture;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

/// <summary>Batches that complete later hold their rows until then, and return them once.</summary>
public class PendingBatchTests
{
    [Fact]
    public async Task The_rows_are_held_until_the_task_completes()
    {
        using var model = new BatchModel();
        var completion = new TaskCompletionSource<double[]>();

        var observed = model.Open(3).Observe(completion.Task, BatchModel.Outputs);

        observed.ShouldBeSameAs(completion.Task);
        (model.Pool.Outstanding, model.Drain().Count).ShouldBe((1, 0));
        completion.SetResult(BatchModel.Doubled(3));
        await observed;
        model.Drain().Select(record => record.Row).ShouldBe([[0, 0], [1, 2], [2, 4]]);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rows_are_returned_when_the_task_fails_or_is_cancelled(bool isCancelled)
    {
        using var model = new BatchModel();
        var completion = new TaskCompletionSource<double[]>();
        var task = model.Open(3).Observe(completion.Task, BatchModel.Outputs);
        var value = model.Open(3).Observe(new ValueTask<double[]>(completion.Task), BatchModel.Outputs);

        if (isCancelled)
        {
            completion.SetCanceled();
        }
        else
        {
            completion.SetException(new InvalidOperationException());
        }

        await Should.ThrowAsync<Exception>(() => task);
        await Should.ThrowAsync<Exception>(async () => await value);
        model.Drain().Select(record => record.Kind).ShouldBe([RecordKind.Error, RecordKind.Error]);
        (model.Pool.Rents, model.Pool.Outstanding).ShouldBe((2, 0));
    }

    [Fact]
    public async Task A_completed_task_is_read_at_once()
    {
        using var model = new BatchModel();
        var task = Task.FromResult(BatchModel.Doubled(2));

        model.Open(2).Observe(task, BatchModel.Outputs).ShouldBeSameAs(task);
        (await model.Open(2).Observe(new ValueTask<double[]>([5, 6]), BatchModel.Outputs)).ShouldBe([5, 6]);

        model.Drain().Select(record => record.Row).ShouldBe([[0, 0], [1, 2], [0, 5], [1, 6]]);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void A_missing_task_drops_the_predictions()
    {
        using var model = new BatchModel();

        model.Open(4).Observe<double[]>((Task<double[]>)null!, BatchModel.Outputs).ShouldBeNull();

        model.Subscription.Rejected.ShouldBe(4);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public async Task Results_that_cannot_be_read_drop_the_predictions()
    {
        using var model = new BatchModel();

        await model.Open(4).Observe(Task.FromResult<double[]>([]), static (ref PredictionBatch _, double[] _) => throw new FormatException());

        model.Subscription.Rejected.ShouldBe(4);
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public async Task Many_batches_at_once_keep_their_rows_apart()
    {
        using var model = new BatchModel();
        var completions = Enumerable.Range(0, 50).Select(_ => new TaskCompletionSource<double[]>()).ToList();
        var tasks = completions.Select(completion => model.Open(4).Observe(completion.Task, BatchModel.Outputs)).ToList();

        for (var i = 49; i >= 0; i--)
        {
            completions[i].SetResult([i, i, i, i]);
        }

        await Task.WhenAll(tasks);
        model.Drain().Select(record => record.Row).ShouldBe(
            Enumerable.Range(0, 200).Select(i => new double[] { i % 4, 49 - (i / 4) }));
        (model.Pool.Rents, model.Pool.Outstanding).ShouldBe((50, 0));
    }
}
