namespace ModelMonitor.Tests.Support;

/// <summary>A stream that a test moves by hand: its steps are run as they are asked for.</summary>
internal sealed class HandStream(Func<int, ValueTask<bool>> move) : IAsyncEnumerable<double>, IAsyncEnumerator<double>
{
    private int _moves;

    public double Current { get; private set; }

    public int Disposals { get; private set; }

    public Exception? EnumerationFailure { get; init; }

    public Exception? ItemFailure { get; init; }

    double IAsyncEnumerator<double>.Current => ItemFailure is null ? Current : throw ItemFailure;

    public IAsyncEnumerator<double> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        EnumerationFailure is null ? this : throw EnumerationFailure;

    public ValueTask<bool> MoveNextAsync()
    {
        Current = _moves;
        return move(_moves++);
    }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }
}
