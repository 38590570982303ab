using Microsoft.Extensions.Logging;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>The boundary at which a fault of the agent ends: it is counted, and logged when it is the 1st, 2nd, 4th, ...</summary>
internal sealed class AgentFaults(AgentMeter meter, ILogger logger)
{
    private long _count;

    public void Guard(Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // The agent outlives any fault of its own.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            meter.Faults.Add(1);
            if (long.IsPow2(++_count))
            {
                logger.AgentFault(exception, _count);
            }
        }
    }
}
