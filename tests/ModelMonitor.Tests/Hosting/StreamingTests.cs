using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

/// <summary>What the agent tells while a window fills.</summary>
public sealed class StreamingTests
{
    private const int Size = 500;

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_shift_of_one_deviation_in_one_of_ten_columns_is_told_before_the_window_is_full(int seed)
    {
        var model = new NormalModel(10, seed);
        using var agent = Start(model);
        Feed(agent, model, Size);

        for (var rows = 50; rows < Size && agent.Incidents(model.Name).Count == 0; rows += 50)
        {
            Feed(agent, model, 50, shift: 1);
        }

        agent.Reports(model.Name).Count.ShouldBe(1);
        var finding = agent.Incidents(model.Name).ShouldHaveSingleItem().Findings.ShouldHaveSingleItem();
        (finding.Subject, finding.Aspect, finding.State).ShouldBe(("x7", DriftAspect.Evidence, DriftState.Drifted));
        finding.AgreedBy.ShouldBe([DetectorNames.Evidence]);
        finding.Effect.ShouldBeGreaterThan(1);
        finding.Explanation.ShouldStartWith("x7: ");
        finding.NextStep.ShouldContain("'x7'");
    }

    [Fact]
    public async Task Evidence_and_windows_tell_of_one_column_together_from_the_first_slice_to_the_last()
    {
        var model = new NormalModel(10, seed: 4);
        var sink = new ListSink();
        await using (var agent = Start(model, sink))
        {
            Feed(agent, model, 4 * Size, shift: 1);
            var raised = agent.Incidents(model.Name).ShouldHaveSingleItem();
            raised.State.ShouldBe(IncidentState.Open);
            // The window knows more of the change, and evidence does not overrule it.
            raised.Findings.Single(finding => finding.Subject == "x7").Aspect.ShouldBe(DriftAspect.Distribution);

            Feed(agent, model, 2 * Size);
            agent.Incidents(model.Name).ShouldHaveSingleItem().State.ShouldBe(IncidentState.Open);
            Feed(agent, model, 2 * Size);
            agent.Incidents(model.Name).ShouldHaveSingleItem().State.ShouldBe(IncidentState.Resolved);
        }

        sink.Alerts.Select(alert => alert.Kind).ShouldBe([AlertKind.Raised, AlertKind.Cleared]);
    }

    [Fact]
    public void A_window_by_time_is_looked_at_while_it_fills_too()
    {
        var model = new NormalModel(10, seed: 5);
        using var agent = MonitoringAgent.Start(
            options => options.ForModel(model.Name).UseBaseline(model.Baseline).WindowDuration = TimeSpan.FromHours(1), time: _time);
        for (var minute = 0; minute < 54; minute += 6)
        {
            Feed(agent, model, 50, shift: 1, minutes: 6);
        }

        agent.Reports(model.Name).ShouldBeEmpty();
        agent.Incidents(model.Name).ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Subject.ShouldBe("x7");
    }

    /// <summary>Hours go by with the rows: an hour a window.</summary>
    private void Feed(MonitoringAgent agent, NormalModel model, int rows, double shift = 0, double minutes = 6)
    {
        for (var row = 0; row < rows; row += 50)
        {
            model.Predict(50, column: 7, shift);
            agent.Drain();
            _time.Advance(TimeSpan.FromMinutes(minutes));
            agent.Drain();
        }
    }

    private MonitoringAgent Start(NormalModel model, params IAlertSink[] sinks) => MonitoringAgent.Start(
        options => options.ForModel(model.Name).UseBaseline(model.Baseline).WindowSize = Size, time: _time, sinks: sinks);

    private sealed class ListSink : IAlertSink
    {
        public List<Alert> Alerts { get; } = [];

        public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            Alerts.Add(alert);
            return ValueTask.CompletedTask;
        }
    }
}
