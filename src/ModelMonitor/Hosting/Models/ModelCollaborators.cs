using Microsoft.Extensions.Logging;
using ModelMonitor.Alerting;
using ModelMonitor.Telemetry;

namespace ModelMonitor.Hosting;

/// <summary>What the models of one agent share.</summary>
internal sealed record ModelCollaborators(AgentMeter Meter, AlertDispatcher Alerts, Mutes Mutes, TimeProvider Time, ILogger Logger);
