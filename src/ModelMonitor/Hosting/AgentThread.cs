using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>
/// The agent's own thread: a starved thread pool must not stop the rings from being read. It works at intervals,
/// and at once when a ring is half full.
/// </summary>
internal sealed class AgentThread(
    MonitoredModels models, LossMeasurements losses, AgentFaults faults, AutoResetEvent wake, TimeSpan interval, AgentMeter meter, TimeProvider time)
{
    private readonly object _cycle = new();
    private Thread? _thread;
    private volatile bool _isStopping;

    public void Start()
    {
        _thread = new(Loop) { Name = "ModelMonitor", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends the thread and works a last time; blocks until both are done.</summary>
    public void Stop()
    {
        _isStopping = true;
        wake.Set();
        _thread?.Join();
        RunCycle();
    }

    /// <summary>Reads all rings and judges the windows that are full.</summary>
    public void RunCycle()
    {
        lock (_cycle)
        {
            // An exception that left this thread would end the process; clocks and meter listeners are user code too.
            faults.Guard(this, static thread => thread.TimeCycle());
        }
    }

    private void TimeCycle()
    {
        var started = time.GetTimestamp();
        models.RunCycle();
        losses.Publish();
        meter.CycleDuration.Record(time.GetElapsedTime(started).TotalSeconds);
        faults.Publish();
    }

    private void Loop()
    {
        while (!_isStopping)
        {
            wake.WaitOne(interval);
            RunCycle();
        }
    }
}
