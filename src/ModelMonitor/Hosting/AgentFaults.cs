using Microsoft.Extensions.Logging;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>The boundary at which a fault of the agent ends: it is counted, and logged when it is the 1st, 2nd, 4th, ...</summary>
internal sealed class AgentFaults(AgentMeter meter, ILogger logger)
{
    private readonly CounterSeries _series = new(meter.Faults);
    private long _count;

    /// <summary>Does some work on something; without a delegate of its own for each, since it is done in every cycle.</summary>
    public void Guard<T>(T on, Action<T> work)
    {
        try
        {
            work(on);
        }
#pragma warning disable CA1031 // The agent outlives any fault of its own.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Count(exception);
        }
    }

    /// <summary>Counts a fault that ended elsewhere. Used by one thread at a time.</summary>
    public void Count(Exception exception)
    {
        if (long.IsPow2(++_count))
        {
            logger.AgentFault(exception, _count);
        }
    }

    /// <summary>Tells the number of faults so far, none included.</summary>
    public void Publish() => _series.Publish(_count);
}
