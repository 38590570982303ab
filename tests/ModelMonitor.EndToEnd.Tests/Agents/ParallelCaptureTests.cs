using ModelMonitor.EndToEnd.Models;
using ModelMonitor.Hosting;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>Whatever many threads do at once, each prediction is counted or counted as dropped.</summary>
[Collection(AgentTests.Name)]
public sealed class ParallelCaptureTests
{
    private const int CallsPerThread = 20_000;

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void With_room_for_all_every_prediction_is_recorded_or_dropped(int threads)
    {
        var status = Run(threads, _ => { });

        status.Predictions.ShouldBe(threads * CallsPerThread);
        (status.Recorded + status.Dropped["buffer_full"]).ShouldBe(threads * CallsPerThread);
        status.Recorded.ShouldBePositive();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void While_the_agent_stands_still_every_loss_is_counted(int threads)
    {
        using var time = new StallingTimeProvider();
        using var agent = MonitoringAgent.Start(
            options =>
            {
                options.CaptureBufferSize = 16 * 1024;
                // Predictions do not read the clock, so that only the agent stalls.
                options.Defaults.TimeOneIn = 0;
            },
            time: time);
        time.Stall();
        Call(threads, failOneIn: 0);
        time.Resume();
        agent.Drain();

        var status = Status(agent);
        status.Predictions.ShouldBe(threads * CallsPerThread);
        (status.Recorded + status.Dropped["buffer_full"]).ShouldBe(threads * CallsPerThread);
        status.Recorded.ShouldBePositive();
        status.Dropped["buffer_full"].ShouldBePositive();
    }

    [Fact]
    public void Threads_beyond_the_limit_are_counted_as_such()
    {
        var status = Run(64, options => options.MaxCaptureThreads = 8);

        status.Predictions.ShouldBe(64 * CallsPerThread);
        (status.Recorded + status.Dropped["buffer_full"] + status.Dropped["too_many_threads"]).ShouldBe(64 * CallsPerThread);
        status.Dropped["too_many_threads"].ShouldBeGreaterThanOrEqualTo(56 * CallsPerThread);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    public void Sampled_and_failed_predictions_are_accounted_for(int threads)
    {
        var status = Run(threads, options => options.ForModel(LaneModel.Name).RecordOneIn = 3, failOneIn: 10);

        status.Predictions.ShouldBe(threads * CallsPerThread);
        (status.Recorded + status.Errors + status.SampledOut + status.Dropped["buffer_full"]).ShouldBe(threads * CallsPerThread);
        status.SampledOut.ShouldBeInRange(threads * (CallsPerThread * 2 / 3 - 1), threads * (CallsPerThread * 2 / 3 + 1));
    }

    [Fact]
    public void Windows_hold_exactly_what_was_recorded()
    {
        using var agent = MonitoringAgent.Start(options =>
        {
            var lanes = options.ForModel(LaneModel.Name);
            lanes.BaselineSize = 1_000;
            lanes.WindowSize = 10_000;
            lanes.KeptReports = 8 * CallsPerThread / 10_000;
        });
        Call(8, failOneIn: 0);
        agent.Drain();

        var recorded = Status(agent).Recorded;
        var reports = agent.Reports(LaneModel.Name);
        reports.Count.ShouldBe((int)((recorded - 1_000) / 10_000));
        reports.ShouldAllBe(report => report.Predictions == 10_000 && report["speed"].Count == 10_000);
    }

    private static ModelStatus Run(int threads, Action<ModelMonitorOptions> configure, int failOneIn = 0)
    {
        using var agent = MonitoringAgent.Start(configure);
        Call(threads, failOneIn);
        agent.Drain();
        return Status(agent);
    }

    private static ModelStatus Status(MonitoringAgent agent) => agent.Models.Single(model => model.Model == LaneModel.Name);

    private static void Call(int threads, int failOneIn)
    {
        var model = new LaneModel();
        using var together = new Barrier(threads);
        var workers = Enumerable.Range(0, threads).Select(lane => new Thread(() =>
        {
            together.SignalAndWait();
            for (var i = 0; i < CallsPerThread; i++)
            {
                Call(model, failOneIn > 0 && i % failOneIn == 0 ? -1 : lane, i);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
    }

    private static void Call(LaneModel model, int lane, double speed)
    {
        try
        {
            model.Predict(lane, speed);
        }
        catch (ArgumentOutOfRangeException) when (lane < 0)
        {
            // The model refuses it, as it would without monitoring.
        }
    }
}
