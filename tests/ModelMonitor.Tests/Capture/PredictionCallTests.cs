using ModelMonitor.Capture;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Shared;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

public class PredictionCallTests
{
    [Fact]
    public void A_capture_allocates_nothing()
    {
        var model = new TestModel();
        using var agent = Start(model);

        var calls = 0;

        // Into an empty ring, and then into a full one.
        Allocations.Each(() => model.Predict(calls++, "north", true), calls: 100_000, prepare: agent.Drain).ShouldBe(0);
    }

    [Fact]
    public async Task A_task_is_returned_itself_and_recorded_when_it_completes()
    {
        var model = new TestModel();
        using var agent = Start(model);
        var completion = new TaskCompletionSource<double>();

        var observed = Observe(model, completion.Task);
        observed.ShouldBeSameAs(completion.Task);
        agent.Drain();
        Status(agent, model).Recorded.ShouldBe(0);

        completion.SetResult(1);
        (await observed).ShouldBe(1);
        agent.Drain();
        Status(agent, model).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_that_fails_or_is_cancelled_is_counted_as_an_error()
    {
        var model = new TestModel();
        using var agent = Start(model);
        var failing = new TaskCompletionSource<double>();
        var cancelled = new TaskCompletionSource<double>();
        var observed = new[] { Observe(model, failing.Task), Observe(model, cancelled.Task) };

        failing.SetException(new InvalidOperationException("no"));
        cancelled.SetCanceled();
        await Should.ThrowAsync<InvalidOperationException>(() => observed[0]);
        await Should.ThrowAsync<TaskCanceledException>(() => observed[1]);

        agent.Drain();
        Status(agent, model).Errors.ShouldBe(2);
    }

    [Fact]
    public async Task A_value_task_is_consumed_once_and_its_result_passed_on()
    {
        var model = new TestModel();
        using var agent = Start(model);
        var completion = new TaskCompletionSource<double>();

        var pending = ObserveValue(model, new ValueTask<double>(completion.Task));
        (await ObserveValue(model, new ValueTask<double>(3d))).ShouldBe(3);
        completion.SetResult(4);
        (await pending).ShouldBe(4);

        agent.Drain();
        Status(agent, model).Recorded.ShouldBe(2);
    }

    [Fact]
    public void A_result_that_cannot_be_read_is_counted_as_dropped()
    {
        var model = new TestModel();
        using var agent = Start(model);

        model.Source.Begin().Complete(new double[4], 1d, static (_, _) => throw new InvalidOperationException("a getter threw"));
        agent.Drain();

        Status(agent, model).Dropped["unreadable"].ShouldBe(1);
        Status(agent, model).Predictions.ShouldBe(1);
    }

    [Fact]
    public void A_latency_is_measured_by_the_clock_of_the_agent()
    {
        var time = new ManualTimeProvider();
        var model = new TestModel();
        using var wake = new AutoResetEvent(false);
        using var buffers = new CaptureBuffers(1_024, 4, wake);
        var subscription = new AgentSubscription(buffers, 0, new(1, 2), time);
        var latencies = new Latencies();

        for (var i = 0; i < 4; i++)
        {
            var call = subscription.Begin();
            time.Advance(TimeSpan.FromMilliseconds(250));
            call.Complete([1, 2]);
        }

        buffers.Drain(latencies);
        latencies.All.ShouldBe([0.25, double.NaN, 0.25, double.NaN]);
    }

    private static Task<double> Observe(TestModel model, Task<double> task) =>
        model.Source.Begin().Observe(model.Source, task, new double[4], static (row, result) => row[3] = result);

    private static ValueTask<double> ObserveValue(TestModel model, ValueTask<double> task) =>
        model.Source.Begin().Observe(model.Source, task, new double[4], static (row, result) => row[3] = result);

    private static MonitoringAgent Start(TestModel model) =>
        MonitoringAgent.Start(options => options.ForModel(model.Name).UseBaseline(model.Baseline()));

    private static ModelStatus Status(MonitoringAgent agent, TestModel model) =>
        agent.Models.Single(status => status.Model == model.Name);

    private sealed class Latencies : IRowReader
    {
        public List<double> All { get; } = [];

        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row) => All.Add(latency);
    }
}
