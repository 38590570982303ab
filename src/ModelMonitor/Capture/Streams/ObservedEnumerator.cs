using System.Runtime.CompilerServices;

namespace ModelMonitor.Capture;

/// <summary>One run of a stream: each item is recorded when it arrives, with the time since it was asked for.</summary>
/// <inheritdoc cref="ObservedStream{T}"/>
internal sealed class ObservedEnumerator<T>(
    IAsyncEnumerator<T> items, PredictionSource source, CaptureSubscription subscription, RecordKind kind, double[]? row, OutputWriter<T> writer)
    : IAsyncEnumerator<T>
{
    private long _started;

    public T Current => items.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        _started = subscription.StartTiming();
        ValueTask<bool> next;
        try
        {
            next = items.MoveNextAsync();
        }
        catch (Exception exception) when (subscription.Fail(source, kind, _started, exception))
        {
            throw;
        }

        if (!next.IsCompletedSuccessfully)
        {
            return Await(next);
        }

        // A value task may be read once: its result is passed on in a new one.
        var moved = next.GetAwaiter().GetResult();
        Record(moved);
        return new(moved);
    }

    public ValueTask DisposeAsync() => items.DisposeAsync();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> Await(ValueTask<bool> next)
    {
        bool moved;
        try
        {
            moved = await next.ConfigureAwait(false);
        }
        catch (Exception exception) when (subscription.Fail(source, kind, _started, exception))
        {
            throw;
        }

        Record(moved);
        return moved;
    }

    private void Record(bool moved)
    {
        if (!moved)
        {
            return;
        }

        if (row is null)
        {
            subscription.CountRejected();
        }
        else if (subscription.Admits())
        {
            Complete(row);
        }
    }

    private void Complete(double[] row)
    {
        T item;
        try
        {
            item = items.Current;
        }
#pragma warning disable CA1031 // Another's code; whatever it throws, the caller meets it when asking for the item.
        catch (Exception)
#pragma warning restore CA1031
        {
            subscription.CountRejected();
            return;
        }

        subscription.Complete(kind, _started, row, item, writer);
    }
}
