namespace ModelMonitor.EndToEnd.Agents;

/// <summary>
/// Tests with an agent in this process, one after the other: OpenTelemetry listens to the meters of all agents of
/// the process.
/// </summary>
[CollectionDefinition(Name)]
public sealed class AgentTests
{
    public const string Name = "agents";
}
