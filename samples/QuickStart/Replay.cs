using ModelMonitor.Alerting;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using QuickStart.Model;
using QuickStart.Telemetry;

namespace QuickStart;

/// <summary>Puts flights through the monitored model in order of departure, with an agent listening.</summary>
internal sealed class Replay(DelayModel model, Baseline baseline, IReadOnlyList<Flight> upcoming)
{
    public const int WindowSize = 250;

    // The agent looks at a window ten times while it fills.
    private const int LookSize = WindowSize / 10;

    /// <summary>The flights in a replay.</summary>
    public int Count => upcoming.Count;

    /// <summary>Replays all flights under a scenario; the agent and what it has learned end with it.</summary>
    public ReplayResult Run(Scenario scenario, Action<int> onPredicted)
    {
        var alarms = new AlarmLog();
        var told = new Dictionary<string, int>();
        using var export = new MetricExport(scenario.Name);
        IReadOnlyList<WindowReport> windows;
        IReadOnlyList<Incident> incidents;
        bool delivered;
        using (var agent = StartAgent(alarms))
        {
            PredictAll(agent, scenario, told, onPredicted);
            windows = agent.Reports(DelayModel.Name);
            incidents = agent.Incidents(DelayModel.Name);
            delivered = export.Flush();
        }

        // The agent hands over its last alerts when it is disposed of.
        return new(scenario, upcoming, windows, alarms.Alerts, incidents, told, export.Metrics, delivered);
    }

    private MonitoringAgent StartAgent(IAlertSink alarms) => MonitoringAgent.Start(
        options =>
        {
            var flightDelay = options.ForModel(DelayModel.Name);
            flightDelay.UseBaseline(baseline);
            flightDelay.WindowSize = WindowSize;
            flightDelay.KeptReports = 1 + (upcoming.Count / WindowSize);
        },
        sinks: [alarms]);

    /// <param name="agent">The agent.</param>
    /// <param name="scenario">What happens to the flights.</param>
    /// <param name="told">Takes, for each incident, the predictions that had been made when it came up.</param>
    /// <param name="onPredicted">Hears of predictions.</param>
    private void PredictAll(MonitoringAgent agent, Scenario scenario, Dictionary<string, int> told, Action<int> onPredicted)
    {
        var predictions = 0;
        foreach (var flights in upcoming.Select(scenario.Deliver).Chunk(LookSize))
        {
            foreach (var flight in flights)
            {
                model.Predict(flight);
            }

            predictions += flights.Length;
            agent.Drain();
            foreach (var incident in agent.Incidents(DelayModel.Name))
            {
                told.TryAdd(incident.Id, predictions);
            }

            onPredicted(flights.Length);
        }
    }
}
