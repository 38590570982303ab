using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

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
    public readonly void Complete(ReadOnlySpan<double> row) => _subscription?.Complete(RecordKind.Row, _started, row);

    /// <summary>Stores the row of a call that returned, after its outputs have been written.</summary>
    /// <param name="row">The columns, of which the features and the key are filled.</param>
    /// <param name="result">What the call returned.</param>
    /// <param name="writer">Writes the outputs.</param>
    public readonly void Complete<T>(Span<double> row, T result, OutputWriter<T> writer) =>
        _subscription?.Complete(RecordKind.Row, _started, row, result, writer);

    /// <summary>Counts a call that threw. Written as an exception filter, so that the exception passes untouched.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public readonly bool Failed(PredictionSource source, Exception exception)
    {
        _subscription?.Fail(source, RecordKind.Row, _started, exception);
        return false;
    }

    /// <summary>Follows a task that the monitored method returned, and returns that very task.</summary>
    /// <param name="source">The source of the call.</param>
    /// <param name="task">The task; read at once if it has completed.</param>
    /// <param name="row">The columns, of which the features and the key are filled.</param>
    /// <param name="writer">Writes the outputs.</param>
    public readonly Task<T> Observe<T>(PredictionSource source, Task<T> task, Span<double> row, OutputWriter<T> writer) =>
        _subscription is null ? task : _subscription.Observe(source, RecordKind.Row, _started, task, row, writer);

    /// <summary>Follows a value task that the monitored method returned; the one returned here stands for it.</summary>
    /// <inheritdoc cref="Observe{T}(PredictionSource, Task{T}, Span{double}, OutputWriter{T})"/>
    public readonly ValueTask<T> Observe<T>(PredictionSource source, ValueTask<T> task, Span<double> row, OutputWriter<T> writer) =>
        _subscription is null ? task : _subscription.Observe(source, RecordKind.Row, _started, task, row, writer);

    /// <summary>Who answers the call: the model, unless its breaker says otherwise.</summary>
    /// <param name="source">The source of the call.</param>
    public readonly PredictionRoute Route(PredictionSource source) => source.Breaker.Route(IsRecording);

    /// <summary>Who answers a call although its features violate a rule: the fallback, unless it is the one that asks.</summary>
    /// <param name="source">The source of the call.</param>
    public static PredictionRoute RouteViolation(PredictionSource source) =>
        AnsweringFallbacks.Include(source.Breaker) ? PredictionRoute.Model : PredictionRoute.Fallback;

    /// <summary>The call as the fallback answers it.</summary>
    /// <param name="source">The source of the call.</param>
    public readonly RoutedCall ToFallback(PredictionSource source) =>
        new(_subscription, _started, RecordKind.Fallback, AnsweringFallbacks.Enter(source.Breaker));

    /// <summary>The call as the model answers it for nobody; its time begins now.</summary>
    public readonly RoutedCall ToShadow() => new(_subscription, _subscription?.Restart(_started) ?? 0, RecordKind.Shadow);

    /// <summary>Refuses the call because its features violate rules.</summary>
    /// <param name="source">The source of the call.</param>
    /// <param name="row">The columns, of which the features, the flags and the key are filled.</param>
    /// <returns>The exception to throw; it names the model, the features and the rules, and no value.</returns>
    public readonly ValidationException Refuse(PredictionSource source, Span<double> row)
    {
        _subscription?.Refuse(source, row);
        return Violations.ToException(source.Schema, row);
    }
}
