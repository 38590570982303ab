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

    /// <summary>The flights in a replay.</summary>
    public int Count => upcoming.Count;

    /// <summary>Replays all flights under a scenario; the agent and what it has learned end with it.</summary>
    public ReplayResult Run(Scenario scenario, Action<int> onPredicted)
    {
        var alarms = new AlarmLog();
        using var export = new MetricExport(scenario.Name);
        IReadOnlyList<WindowReport> windows;
        IReadOnlyList<Incident> incidents;
        bool delivered;
        using (var agent = StartAgent(alarms))
        {
            PredictAll(agent, scenario, onPredicted);
            windows = agent.Reports(DelayModel.Name);
            incidents = agent.Incidents(DelayModel.Name);
            delivered = export.Flush();
        }

        // The agent hands over its last alerts when it is disposed of.
        return new(scenario, upcoming, windows, alarms.Alerts, incidents, export.Metrics, delivered);
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

    private void PredictAll(MonitoringAgent agent, Scenario scenario, Action<int> onPredicted)
    {
        foreach (var window in upcoming.Select(scenario.Deliver).Chunk(WindowSize))
        {
            foreach (var flight in window)
            {
                model.Predict(flight);
            }

            agent.Drain();
            onPredicted(window.Length);
        }
    }
}
