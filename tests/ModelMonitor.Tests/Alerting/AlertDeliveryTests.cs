using System.Collections.Concurrent;
using ModelMonitor.Alerting;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Alerting;

public class AlertDeliveryTests
{
    [Fact]
    public async Task An_alarm_reaches_the_log_and_the_sinks_with_its_sentence()
    {
        var model = new TestModel();
        var logs = new RecordingLoggers();
        var sink = new RecordingSink();
        await using (var agent = Start(model, logs, sink))
        {
            model.PredictMany(500, seed: 3, amount: value => value * 1.609344);
            agent.Drain();
            await sink.ReceiveAsync(1);
        }

        var alert = sink.Alerts.ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.Raised);
        alert.Message.ShouldStartWith("amount: scale x1.61");
        alert.Message.ShouldEndWith(" of the movement of the prediction");
        logs.Messages.ShouldContain(message =>
            message.Id == 5001 && message.Name == "IncidentRaised" && message.Text.Contains(alert.Message));
    }

    [Fact]
    public async Task A_sink_that_throws_or_hangs_harms_neither_the_others_nor_the_agent()
    {
        var model = new TestModel();
        var logs = new RecordingLoggers();
        var sink = new RecordingSink();
        using var release = new ManualResetEventSlim();
        await using (var agent = Start(model, logs, new ThrowingSink(), new BlockingSink(release), sink))
        {
            model.PredictMany(500, seed: 3, amount: value => value * 3);
            agent.Drain();
            model.PredictMany(250, seed: 4);
            agent.Drain();
            agent.Reports(model.Name).ShouldHaveSingleItem().Sequence.ShouldBe(3);
            await sink.ReceiveAsync(1);
        }

        release.Set();
        sink.Alerts.ShouldHaveSingleItem().Incident.Findings.Select(finding => finding.Subject).ShouldBe(["amount", "prediction"], ignoreOrder: true);
        logs.Messages.ShouldContain(message => message.Id == 5003 && message.Text.Contains(nameof(ThrowingSink)));
    }

    [Fact]
    public async Task A_sink_that_fails_again_and_again_is_left_alone_for_a_minute()
    {
        var time = new ManualTimeProvider();
        var logs = new RecordingLoggers();
        var sink = new ThrowingSink();
        var dispatcher = new AlertDispatcher([sink], TimeSpan.FromSeconds(5), time, logs);
        var alert = await AnyAlert();

        for (var i = 0; i < 10; i++)
        {
            dispatcher.Dispatch(alert);
        }

        await dispatcher.CompleteAsync();
        sink.Calls.ShouldBe(3);
        dispatcher.Lost.ShouldBe([(nameof(ThrowingSink), 10)]);
        logs.Messages.ShouldContain(message => message.Id == 5004);
    }

    [Fact]
    public async Task Shutting_down_waits_for_a_hanging_sink_no_longer_than_it_may()
    {
        var model = new TestModel();
        var logs = new RecordingLoggers();
        using var release = new ManualResetEventSlim();
        var agent = Start(model, logs, new BlockingSink(release));
        model.PredictMany(500, seed: 3, amount: value => value * 3);
        agent.Drain();

        await agent.DisposeAsync();

        logs.Messages.ShouldContain(message => message.Id == 2004);
        release.Set();
    }

    private static MonitoringAgent Start(TestModel model, RecordingLoggers logs, params IAlertSink[] sinks) => MonitoringAgent.Start(
        options =>
        {
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(500);
            options.ForModel(model.Name).UseBaseline(model.Baseline()).WindowSize = 250;
        },
        logs,
        sinks: sinks);

    private static async Task<Alert> AnyAlert()
    {
        var model = new TestModel();
        var sink = new RecordingSink();
        await using (var agent = Start(model, new RecordingLoggers(), sink))
        {
            model.PredictMany(500, seed: 3, amount: value => value * 3);
            agent.Drain();
            await sink.ReceiveAsync(1);
        }

        return sink.Alerts.First();
    }

    private sealed class RecordingSink : IAlertSink
    {
        private readonly SemaphoreSlim _received = new(0);

        public ConcurrentQueue<Alert> Alerts { get; } = new();

        public async Task ReceiveAsync(int alerts)
        {
            for (var i = 0; i < alerts; i++)
            {
                (await _received.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("an alert should have come");
            }
        }

        public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            Alerts.Enqueue(alert);
            _received.Release();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class ThrowingSink : IAlertSink
    {
        public int Calls { get; private set; }

        public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            Calls++;
            throw new InvalidOperationException("the pager is down");
        }
    }

    private sealed class BlockingSink(ManualResetEventSlim release) : IAlertSink
    {
        public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        }
    }
}
