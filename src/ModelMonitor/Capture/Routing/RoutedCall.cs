using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>
/// What becomes of a call that the breaker or a violated rule sends to the fallback: the fallback's answer, or the
/// model's in its shadow. Used by generated code; none of its members throws.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RoutedCall
{
    private readonly CaptureSubscription? _subscription;
    private readonly long _started;
    private readonly RecordKind _kind;
    private readonly int _waiting;

    /// <param name="subscription">Who records the call, or <see langword="null"/>.</param>
    /// <param name="started">When it began.</param>
    /// <param name="kind">What is recorded.</param>
    /// <param name="waiting">How many fallbacks wait for this one on the thread; any number where it is none.</param>
    internal RoutedCall(CaptureSubscription? subscription, long started, RecordKind kind, int waiting = int.MaxValue)
    {
        _subscription = subscription;
        _started = started;
        _kind = kind;
        _waiting = waiting;
    }

    /// <inheritdoc cref="PredictionCall.Complete{T}(Span{double}, T, OutputWriter{T})"/>
    public void Complete<T>(Span<double> row, T result, OutputWriter<T> writer)
    {
        AnsweringFallbacks.Leave(_waiting);
        _subscription?.Complete(_kind, _started, row, result, writer);
    }

    /// <inheritdoc cref="PredictionCall.Failed"/>
    public bool Failed(PredictionSource source, Exception exception)
    {
        AnsweringFallbacks.Leave(_waiting);
        _subscription?.Fail(source, _kind, _started, exception);
        return false;
    }

    /// <inheritdoc cref="PredictionCall.Observe{T}(PredictionSource, Task{T}, Span{double}, OutputWriter{T})"/>
    public Task<T> Observe<T>(PredictionSource source, Task<T> task, Span<double> row, OutputWriter<T> writer)
    {
        AnsweringFallbacks.Leave(_waiting);
        return _subscription is null ? task : _subscription.Observe(source, _kind, _started, task, row, writer);
    }

    /// <inheritdoc cref="PredictionCall.Observe{T}(PredictionSource, ValueTask{T}, Span{double}, OutputWriter{T})"/>
    public ValueTask<T> Observe<T>(PredictionSource source, ValueTask<T> task, Span<double> row, OutputWriter<T> writer)
    {
        AnsweringFallbacks.Leave(_waiting);
        return _subscription is null ? task : _subscription.Observe(source, _kind, _started, task, row, writer);
    }

    /// <summary>Follows a task for which nobody waits.</summary>
    /// <inheritdoc cref="Observe{T}(PredictionSource, Task{T}, Span{double}, OutputWriter{T})"/>
    public void Follow<T>(PredictionSource source, Task<T> task, Span<double> row, OutputWriter<T> writer) =>
        _subscription?.Observe(source, _kind, _started, task, row, writer);

    /// <inheritdoc cref="Follow{T}(PredictionSource, Task{T}, Span{double}, OutputWriter{T})"/>
    public void Follow<T>(PredictionSource source, ValueTask<T> task, Span<double> row, OutputWriter<T> writer)
    {
        // As a task, its exception is looked at by whoever records it.
        if (task.IsCompletedSuccessfully)
        {
            Complete(row, task.GetAwaiter().GetResult(), writer);
        }
        else
        {
            Follow(source, task.AsTask(), row, writer);
        }
    }
}
