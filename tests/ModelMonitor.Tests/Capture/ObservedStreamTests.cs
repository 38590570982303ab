using ModelMonitor.Capture;
using ModelMonitor.Tests.Shared;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

public class ObservedStreamTests
{
    [Fact]
    public async Task The_latency_of_an_item_is_the_time_since_it_was_asked_for()
    {
        using var model = new BatchModel();
        var pending = new TaskCompletionSource<bool>();
        var items = Observe(model, new(move => move switch
        {
            0 => Later(model, 1),
            1 => new(pending.Task),
            _ => new(false),
        })).GetAsyncEnumerator();

        (await items.MoveNextAsync()).ShouldBeTrue();
        model.Time.Advance(TimeSpan.FromHours(1));
        var second = items.MoveNextAsync();
        model.Time.Advance(TimeSpan.FromSeconds(2));
        pending.SetResult(true);
        (await second).ShouldBeTrue();
        (await items.MoveNextAsync()).ShouldBeFalse();

        model.Drain().Select(record => (record.Latency, record.Row[0], record.Row[1])).ShouldBe([(1, 5, 0), (2, 5, 1)]);
    }

    [Fact]
    public async Task Sampling_decides_for_each_item()
    {
        using var model = new BatchModel(recordOneIn: 10);

        await Enumerate(Observe(model, new(move => new(move < 100))));

        model.Drain().Count.ShouldBe(10);
        model.Losses.ShouldBe((0, 90));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_enumerated_is_one_error()
    {
        using var model = new BatchModel();
        var stream = Observe(model, new(_ => new(true)) { EnumerationFailure = new TimeoutException() });

        await Should.ThrowAsync<TimeoutException>(() => Enumerate(stream));

        model.Drain().ShouldHaveSingleItem().Kind.ShouldBe(RecordKind.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_item_that_fails_is_one_error(bool isSynchronous)
    {
        using var model = new BatchModel();
        var inner = new HandStream(move => move == 0 ? new(true)
            : isSynchronous ? throw new TimeoutException()
            : ValueTask.FromException<bool>(new TimeoutException()));

        await Should.ThrowAsync<TimeoutException>(() => Enumerate(Observe(model, inner)));

        model.Drain().Select(record => record.Kind).ShouldBe([RecordKind.Row, RecordKind.Error]);
        inner.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_dropped_and_fails_where_it_did()
    {
        using var model = new BatchModel();
        var items = Observe(model, new(_ => new(true)) { ItemFailure = new TimeoutException() }).GetAsyncEnumerator();

        (await items.MoveNextAsync()).ShouldBeTrue();

        Should.Throw<TimeoutException>(() => items.Current);
        model.Drain().ShouldBeEmpty();
        model.Subscription.Rejected.ShouldBe(1);
    }

    [Fact]
    public void A_missing_stream_stays_missing()
    {
        using var model = new BatchModel();

        new StreamingCall(model.Source, model.Subscription).Observe<double>(null!, [1, 2], static (_, _) => { }).ShouldBeNull();
    }

    [Fact]
    public void An_item_allocates_nothing()
    {
        using var model = new BatchModel();
        var items = Observe(model, new(_ => new(true))).GetAsyncEnumerator();
        var isLate = false;

        Allocations.Each(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                isLate |= !items.MoveNextAsync().AsTask().IsCompletedSuccessfully;
            }
        }).ShouldBe(0);

        isLate.ShouldBeFalse();
        model.Drain().Count.ShouldBe(Allocations.Runs * 1_000);
    }

    private static IAsyncEnumerable<double> Observe(BatchModel model, HandStream stream) =>
        new StreamingCall(model.Source, model.Subscription).Observe(stream, [5, double.NaN], static (row, item) => row[1] = item);

    private static async Task Enumerate(IAsyncEnumerable<double> stream)
    {
        await foreach (var _ in stream)
        {
        }
    }

    private static ValueTask<bool> Later(BatchModel model, int seconds)
    {
        model.Time.Advance(TimeSpan.FromSeconds(seconds));
        return new(true);
    }
}
