namespace ModelMonitor.Capture;

/// <summary>A stream of predictions; each enumeration is a run of its own.</summary>
/// <param name="stream">The stream that the monitored method returned.</param>
/// <param name="source">The source of the call.</param>
/// <param name="subscription">Who listens.</param>
/// <param name="kind">Who answers.</param>
/// <param name="row">The row with the features of the call, or <see langword="null"/> if they could not be read.</param>
/// <param name="writer">Writes the outputs.</param>
internal sealed class ObservedStream<T>(
    IAsyncEnumerable<T> stream, PredictionSource source, CaptureSubscription subscription, RecordKind kind, double[]? row, OutputWriter<T> writer)
    : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<T> items;
        try
        {
            items = stream.GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception exception) when (subscription.Fail(source, kind, started: 0, exception))
        {
            throw;
        }

        // Outputs are written into the row: enumerations at the same time need rows of their own.
        return new ObservedEnumerator<T>(items, source, subscription, kind, row?.AsSpan().ToArray(), writer);
    }
}
