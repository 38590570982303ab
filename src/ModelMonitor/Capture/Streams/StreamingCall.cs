using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ModelMonitor.Capture;

/// <summary>
/// One call of a monitored method that returns an asynchronous stream: its features are read at once, and each item
/// that the stream yields is a prediction of them. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct StreamingCall
{
    private readonly PredictionSource _source;
    private readonly CaptureSubscription? _subscription;
    private RecordKind _kind;
    private bool _isUnreadable;

    internal StreamingCall(PredictionSource source, CaptureSubscription subscription)
    {
        _source = source;
        _subscription = subscription;
        _kind = RecordKind.Row;
    }

    /// <summary>Whether somebody listens.</summary>
    public readonly bool IsRecording => _subscription is not null;

    /// <summary>Gives up the features, which could not be read; each item is counted as dropped.</summary>
    public void Reject() => _isUnreadable = true;

    /// <summary>Counts a call that threw. Written as an exception filter, so that the exception passes untouched.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public readonly bool Failed(Exception exception)
    {
        _subscription?.Fail(_source, _kind, started: 0, exception);
        return false;
    }

    /// <summary>The fallback answers.</summary>
    public void ToFallback() => _kind = RecordKind.Fallback;

    /// <summary>Refuses the call because its features violate rules; it is one prediction, whatever it would have yielded.</summary>
    /// <inheritdoc cref="PredictionCall.Refuse"/>
    public readonly ValidationException Refuse(PredictionSource source, Span<double> row)
    {
        if (_subscription is { } subscription && subscription.Admits())
        {
            subscription.Refuse(source, row);
        }

        return Violations.ToException(source.Schema, row);
    }

    /// <summary>The stream that stands for the one that the method returned; that very one if nobody listens.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="row">The columns, of which the features and the key are filled.</param>
    /// <param name="writer">Writes the outputs.</param>
    public readonly IAsyncEnumerable<T> Observe<T>(IAsyncEnumerable<T> stream, ReadOnlySpan<double> row, OutputWriter<T> writer) =>
        _subscription is null || stream is null
            ? stream!
            : new ObservedStream<T>(stream, _source, _subscription, _kind, _isUnreadable ? null : row.ToArray(), writer);
}
