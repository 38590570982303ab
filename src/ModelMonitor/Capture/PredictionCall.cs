using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>
/// One call of a monitored method, from before its features are read until its result is stored. Used by
/// generated code; none of its members throws.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PredictionCall
{
    private readonly long _started;
    private CaptureSubscription? _subscription;

    internal PredictionCall(CaptureSubscription subscription, long started)
    {
        _subscription = subscription;
        _started = started;
    }

    /// <summary>Whether the call is recorded: somebody listens and the sample includes it.</summary>
    public readonly bool IsRecording => _subscription is not null;

    /// <summary>Gives the call up because its features or result could not be read; it is counted as dropped.</summary>
    public void Reject()
    {
        _subscription?.CountRejected();
        _subscription = null;
    }

    /// <summary>Stores the row of a call that returned.</summary>
    /// <param name="row">The columns in schema order.</param>
    public readonly void Complete(ReadOnlySpan<double> row) => _subscription?.Complete(_started, row);

    /// <summary>Stores the row of a call that returned, after its outputs have been written.</summary>
    /// <param name="row">The columns, of which the features and the key are filled.</param>
    /// <param name="result">What the call returned.</param>
    /// <param name="writer">Writes the outputs.</param>
    public readonly void Complete<T>(Span<double> row, T result, OutputWriter<T> writer) =>
        _subscription?.Complete(_started, row, result, writer);

    /// <summary>Counts a call that threw. Written as an exception filter, so that the exception passes untouched.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public readonly bool Failed(PredictionSource source, Exception exception)
    {
        _subscription?.Fail(source, _started, exception);
        return false;
    }

    /// <summary>Follows a task that the monitored method returned, and returns that very task.</summary>
    /// <param name="source">The source of the call.</param>
    /// <param name="task">The task; read at once if it has completed.</param>
    /// <param name="row">The columns, of which the features and the key are filled.</param>
    /// <param name="writer">Writes the outputs.</param>
    public readonly Task<T> Observe<T>(PredictionSource source, Task<T> task, Span<double> row, OutputWriter<T> writer)
    {
        if (_subscription is null || task is null)
        {
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            _subscription.Complete(_started, row, task.GetAwaiter().GetResult(), writer);
            return task;
        }

        task.ContinueWith(
            static (completed, state) => ((PendingPrediction<T>)state!).Finish(completed),
            new PendingPrediction<T>(source, _subscription, _started, row.ToArray(), writer),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <summary>Follows a value task that the monitored method returned; the one returned here stands for it.</summary>
    /// <inheritdoc cref="Observe{T}(PredictionSource, Task{T}, Span{double}, OutputWriter{T})"/>
    public readonly ValueTask<T> Observe<T>(PredictionSource source, ValueTask<T> task, Span<double> row, OutputWriter<T> writer)
    {
        if (_subscription is null)
        {
            return task;
        }

        if (!task.IsCompletedSuccessfully)
        {
            return new PendingPrediction<T>(source, _subscription, _started, row.ToArray(), writer).Await(task);
        }

        // A value task may be read once: its result is passed on in a new one.
        var result = task.GetAwaiter().GetResult();
        _subscription.Complete(_started, row, result, writer);
        return new(result);
    }
}
