namespace ModelMonitor.EndToEnd.Agents;

/// <summary>A clock that can keep its readers waiting.</summary>
internal sealed class StallingTimeProvider : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim _running = new(initialState: true);

    public void Stall() => _running.Reset();

    public void Resume() => _running.Set();

    public override long GetTimestamp()
    {
        _running.Wait();
        return base.GetTimestamp();
    }

    public void Dispose() => _running.Dispose();
}
