using Microsoft.Extensions.Logging;
using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>What the models of one agent share: some of it on any thread, the scores on the agent's own.</summary>
internal sealed record ModelCollaborators(
    AgentMeter Meter, AlertDispatcher Alerts, Mutes Mutes, TimeProvider Time, ILogger Logger, AgentFaults Faults)
{
    public ScoreTables Scores { get; } = new();
}
