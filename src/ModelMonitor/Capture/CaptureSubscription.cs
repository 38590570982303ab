namespace ModelMonitor.Capture;

/// <summary>What listens to a source: one agent, or several at once.</summary>
internal abstract class CaptureSubscription
{
    /// <summary>Starts a call: decides whether it is recorded and whether it is timed.</summary>
    public abstract PredictionCall Begin();

    /// <summary>Counts a prediction that could not be captured.</summary>
    public abstract void CountRejected();

    /// <summary>Stores the row of a call that returned; a call that started at zero is not timed.</summary>
    public void Complete(long started, ReadOnlySpan<double> row) => Write(RecordKind.Row, ElapsedSeconds(started), row);

    /// <summary>Completes the row of a call that returned from its result, and stores it.</summary>
    public void Complete<T>(long started, Span<double> row, T result, OutputWriter<T> writer)
    {
        try
        {
            writer(row, result);
        }
#pragma warning disable CA1031 // User code reads the result; whatever it throws must not reach the caller.
        catch (Exception)
#pragma warning restore CA1031
        {
            CountRejected();
            return;
        }

        Complete(started, row);
    }

    /// <summary>Counts a call that threw.</summary>
    /// <returns>Always <see langword="false"/>, as an exception filter.</returns>
    public bool Fail(PredictionSource source, long started, Exception exception)
    {
        Write(RecordKind.Error, ElapsedSeconds(started), [source.ErrorType(exception)]);
        return false;
    }

    /// <summary>Stores a record, on any thread.</summary>
    protected internal abstract void Write(RecordKind kind, double latency, ReadOnlySpan<double> row);

    /// <summary>Seconds since a timestamp that <see cref="Begin"/> took; NaN for zero.</summary>
    protected abstract double ElapsedSeconds(long started);
}
