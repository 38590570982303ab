using ModelMonitor.Alerting;
using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Support;

/// <summary>What an agent has told of a stream.</summary>
/// <param name="Reports">Of its windows.</param>
/// <param name="Slow">Of its slow horizon.</param>
/// <param name="Incidents">All that were opened.</param>
public sealed record StreamWatch(IReadOnlyList<WindowReport> Reports, IReadOnlyList<WindowReport> Slow, IReadOnlyList<Incident> Incidents)
{
    /// <summary>How often an incident was opened, and opened again.</summary>
    public int Alarms => Incidents.Sum(incident => 1 + incident.Reopened);
}
