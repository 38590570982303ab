using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using ModelMonitor.Alerting;

namespace ModelMonitor.Hosting;

/// <summary>What an agent takes from its surroundings.</summary>
/// <param name="Loggers">Where it logs.</param>
/// <param name="Time">Its clock.</param>
/// <param name="Sinks">Where alerts go beside the log.</param>
/// <param name="Meters">Who makes its meter; without one the agent makes and owns it.</param>
internal sealed record AgentServices(
    ILoggerFactory Loggers, TimeProvider Time, IReadOnlyList<IAlertSink> Sinks, IMeterFactory? Meters);
