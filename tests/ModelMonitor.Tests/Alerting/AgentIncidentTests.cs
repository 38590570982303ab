using ModelMonitor.Alerting;
using ModelMonitor.Hosting;
using ModelMonitor.Telemetry;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Alerting;

public class AgentIncidentTests
{
    [Fact]
    public async Task A_muted_model_is_told_when_the_mute_ends_and_acknowledged_only_when_it_is_over()
    {
        var time = new ManualTimeProvider();
        var model = new TestModel();
        using var measurements = new Measurements(model.Name);
        var alerts = new AlertList();
        await using (var agent = MonitoringAgent.Start(
            options => options.ForModel(model.Name).UseBaseline(model.Baseline()).WindowSize = 250, time: time, sinks: [alerts]))
        {
            agent.Mute(model.Name, time.GetUtcNow() + TimeSpan.FromHours(1));
            model.PredictMany(500, seed: 3, amount: value => value * 1.609344);
            agent.Drain();

            var incident = agent.Incidents(model.Name).ShouldHaveSingleItem();
            (incident.State, incident.IsMuted).ShouldBe((IncidentState.Open, true));
            measurements.Of(MetricNames.Alerts).ShouldBeEmpty();
            // As the first window filled, and with what the second has confirmed.
            measurements.Of(MetricNames.AlertsWithheld).ShouldContain("reason=muted: 2");

            time.Advance(TimeSpan.FromHours(1));
            agent.Drain();
            measurements.Of(MetricNames.Alerts).Single().ShouldStartWith("kind=raised severity=");

            agent.Acknowledge(incident.Id).ShouldBeTrue();
            model.PredictMany(250 * 3, seed: 5);
            agent.Drain();
            agent.Incidents(model.Name, "1").ShouldHaveSingleItem().State.ShouldBe(IncidentState.Resolved);
            agent.Acknowledge(incident.Id).ShouldBeFalse();
            agent.Incidents(model.Name, "2").ShouldBeEmpty();
            agent.Incidents("nobody's").ShouldBeEmpty();
        }

        alerts.Received.Select(alert => alert.Kind).ShouldBe([AlertKind.Raised, AlertKind.Cleared]);
        alerts.Received[1].Message.ShouldStartWith("amount: back to the baseline; it was: scale x1.61");
        alerts.Received[1].Message.ShouldEndWith("; over too: prediction");
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        using var agent = MonitoringAgent.Start();

        Should.Throw<ArgumentException>(() => agent.Mute(" ", DateTimeOffset.MaxValue)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentException>(() => agent.Mute("m", DateTimeOffset.MaxValue, "")).ParamName.ShouldBe("feature");
        Should.Throw<ArgumentNullException>(() => agent.Acknowledge(null!)).ParamName.ShouldBe("incidentId");
    }

    private sealed class AlertList : IAlertSink
    {
        public List<Alert> Received { get; } = [];

        public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            Received.Add(alert);
            return ValueTask.CompletedTask;
        }
    }
}
