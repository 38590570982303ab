using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

/// <summary>From a monitored method to the answer whether its rows can be told from the baseline's.</summary>
public sealed class LastRowsTests
{
    private const int Size = 500;

    [Fact]
    public void The_rows_of_the_last_window_are_told_from_those_that_a_baseline_was_learned_from()
    {
        var model = new TestModel();
        using var agent = Start(model, options => options.BaselineSize = 1_000);
        model.PredictMany(1_000, seed: 1);
        agent.Drain();
        agent.LastRows(model.Name).ShouldBeNull("no window was judged");

        model.PredictMany(Size, seed: 2);
        agent.Drain();
        var usual = Compare(agent, model);
        model.PredictMany(Size, seed: 3, amount: amount => amount * 1.61);
        agent.Drain();
        var changed = Compare(agent, model);

        usual.Explanation.ShouldStartWith($"{model.Name}: the rows cannot be told from the baseline's: ");
        changed.PValue.ShouldBeLessThan(1e-9, changed.Explanation);
        // The prediction is half of the amount: both say the same, and share it.
        changed.Columns.Take(2).Select(column => column.Column).ShouldBe(["amount", "prediction"], ignoreOrder: true);
        changed.Columns.Take(2).ShouldAllBe(column => column.Share > 0.4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void They_are_those_of_the_last_report_and_not_those_that_came_since(int panes)
    {
        var time = new ManualTimeProvider();
        var model = new TestModel();
        using var agent = Start(model, options => options.Panes = panes, time, model.Baseline());
        Ask(agent, model);
        for (var window = 0; window < 3; window++)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            model.PredictMany(Size, seed: window);
            agent.Drain();
        }

        model.PredictMany((Size / panes) - 1, seed: 9);
        agent.Drain();

        var (rows, report) = (agent.LastRows(model.Name).ShouldNotBeNull(), agent.Reports(model.Name)[^1]);
        (rows.Start, rows.End, rows.Total).ShouldBe((report.Start, report.End, report.Predictions));
        (rows.Total, rows.Count, rows.DistinctCount).ShouldBe((Size, Size, Size));
        (rows.Model, rows.ModelVersion, rows.BaselineId).ShouldBe((model.Name, "1", report.BaselineId));
        rows.Columns.ShouldBe(["amount", "region", "paid", "prediction"]);
        agent.LastRows(model.Name, "1")!.Sample.Hashes.ShouldBe(rows.Sample.Hashes);
        agent.LastRows(model.Name, "2").ShouldBeNull();
        agent.LastRows("nobody").ShouldBeNull();

        // The window's rows: those of the seed that filled it, whatever the panes.
        var same = new TestModel();
        using var other = Start(same, options => options.Panes = 1, time, same.Baseline());
        Ask(other, same);
        same.PredictMany(Size, seed: 2);
        other.Drain();
        rows.Sample.Hashes.ShouldBe(other.LastRows(same.Name)!.Sample.Hashes);
    }

    [Fact]
    public void Where_nobody_has_asked_before_the_rows_of_a_window_with_findings_are_kept_and_no_others()
    {
        var model = new TestModel();
        using var agent = Start(model, options => { }, null, model.Baseline());
        model.PredictMany(Size, seed: 1);
        model.PredictMany(Size, seed: 2, amount: amount => amount * 1.61);
        agent.Drain();
        Compare(agent, model).PValue.ShouldBeLessThan(1e-9);

        var unasked = new TestModel();
        using var other = Start(unasked, options => { }, null, unasked.Baseline());
        unasked.PredictMany(Size, seed: 1);
        other.Drain();
        other.LastRows(unasked.Name).ShouldBeNull();
        unasked.PredictMany(Size, seed: 1);
        other.Drain();
        other.LastRows(unasked.Name).ShouldNotBeNull();
    }

    [Fact]
    public void A_window_without_predictions_has_no_rows()
    {
        var time = new ManualTimeProvider();
        var model = new TestModel();
        using var agent = Start(model, options => options.WindowDuration = TimeSpan.FromMinutes(10), time, model.Baseline());
        Ask(agent, model);
        model.PredictMany(Size, seed: 1);
        agent.Drain();
        time.Advance(TimeSpan.FromMinutes(10));
        agent.Drain();
        agent.LastRows(model.Name)!.Total.ShouldBe(Size);

        time.Advance(TimeSpan.FromMinutes(10));
        agent.Drain();

        agent.LastRows(model.Name)!.Total.ShouldBe(0);
        Compare(agent, model).Explanation.ShouldContain("0 rows against ");
    }

    [Fact]
    public async Task They_can_be_asked_for_by_any_thread_while_predictions_go_on()
    {
        const int Windows = 40;
        var model = new TestModel();
        using var agent = Start(model, options => { }, null, model.Baseline());
        Ask(agent, model);
        model.PredictMany(Size, seed: 0);
        agent.Drain();
        var isOver = false;
        using var asking = new CountdownEvent(3);
        var askers = Enumerable.Range(0, asking.InitialCount).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var asked = 0; !Volatile.Read(ref isOver); asked++)
            {
                if (asked == 1)
                {
                    asking.Signal();
                }

                var rows = agent.LastRows(model.Name)!;
                // Each window holds the rows of one seed, all different: nothing of two windows is in one answer.
                (rows.Total, rows.Count, rows.DistinctCount).ShouldBe((Size, Size, Size));
                rows.Sample.Hashes.Zip(rows.Sample.Hashes.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        while (!asking.Wait(TimeSpan.FromMilliseconds(10)))
        {
            askers.ShouldAllBe(asker => !asker.IsFaulted);
        }

        for (var window = 1; window <= Windows; window++)
        {
            model.PredictMany(Size, seed: window);
            agent.Drain();
            Compare(agent, model).Rows.ShouldBeGreaterThan(400);
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(askers);
        agent.Reports(model.Name).Count.ShouldBe(Windows + 1);
        agent.Models.Single(each => each.Model == model.Name).Recorded.ShouldBe(Size * (Windows + 1));
    }

    [Fact]
    public void A_baseline_from_a_file_with_rows_can_be_compared_with()
    {
        var model = new TestModel();
        using var stream = new MemoryStream();
        model.Baseline().Save(stream, withRows: true);
        stream.Position = 0;
        using var agent = Start(model, options => { }, null, Baseline.Load(stream, "test"));
        model.PredictMany(Size, seed: 2, region: _ => "north");
        agent.Drain();

        var comparison = Compare(agent, model);

        (comparison.PValue < 1e-9, comparison.Columns[0].Column).ShouldBe((true, "region"), comparison.Explanation);
        comparison.Columns.ShouldBe(DomainComparison.Of(model.Baseline().SampledRows!, agent.LastRows(model.Name)!).Columns);
    }

    private static DomainComparison Compare(MonitoringAgent agent, TestModel model) =>
        DomainComparison.Of(agent.Baseline(model.Name)!.SampledRows!, agent.LastRows(model.Name)!);

    private static MonitoringAgent Start(TestModel model, Action<ModelOptions> configure, TimeProvider? time = null, Baseline? baseline = null) =>
        MonitoringAgent.Start(
            options =>
            {
                // No cycle but those that the test runs.
                options.CycleInterval = TimeSpan.FromMinutes(1);
                var own = options.ForModel(model.Name);
                (own.WindowSize, own.KeptReports) = (Size, 100);
                if (baseline is not null)
                {
                    own.UseBaseline(baseline);
                }

                configure(own);
            },
            time: time);

    /// <summary>Lets the agent find the model, and asks, so that rows are kept.</summary>
    private static void Ask(MonitoringAgent agent, TestModel model)
    {
        agent.Drain();
        agent.LastRows(model.Name).ShouldBeNull();
    }
}
