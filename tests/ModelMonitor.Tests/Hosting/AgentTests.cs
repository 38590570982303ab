using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

public class AgentTests
{
    [Fact]
    public void Unchanged_data_raises_no_alarm_in_fifty_windows()
    {
        var model = new TestModel();
        using var agent = Start(model);

        for (var window = 0; window < 50; window++)
        {
            model.PredictMany(250, seed: 100 + window);
            agent.Drain();
        }

        var reports = agent.Reports(model.Name);
        reports.Count.ShouldBe(50);
        agent.Reports(model.Name, horizon: WindowHorizon.Slow).Count.ShouldBe(5);
        reports.SelectMany(report => report.Findings).Where(finding => finding.State == DriftState.Drifted).Select(finding => finding.Explanation).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_of_unit_is_named_with_its_factor_within_three_windows()
    {
        var model = new TestModel();
        using var agent = Start(model);

        model.PredictMany(750, seed: 7, amount: value => value * 1.609344);
        agent.Drain();

        var verdict = agent.Reports(model.Name)[^1]["amount"];
        verdict.State.ShouldBe(DriftState.Drifted);
        verdict.Kind.ShouldBe(DriftKind.Scale);
        verdict.Explanation.ShouldContain("amount: scale x1.61 (miles to kilometres): ");
        verdict.Explanation.ShouldContain("n = 250");
    }

    [Fact]
    public void A_shift_is_named_with_its_amount()
    {
        var model = new TestModel();
        using var agent = Start(model);

        model.PredictMany(750, seed: 8, amount: value => value + 80);
        agent.Drain();

        var verdict = agent.Reports(model.Name)[^1]["amount"];
        verdict.Kind.ShouldBe(DriftKind.Shift);
        verdict.Explanation.ShouldContain("every value shifted by +");
    }

    [Fact]
    public void A_broken_join_is_named_as_missing_values()
    {
        var model = new TestModel();
        using var agent = Start(model);

        var i = 0;
        model.PredictMany(500, seed: 9, region: name => i++ % 10 < 3 ? null : name);
        agent.Drain();

        var verdict = agent.Reports(model.Name)[^1]["region"];
        verdict.State.ShouldBe(DriftState.Drifted);
        verdict.Kind.ShouldBe(DriftKind.MissingValues);
        verdict.Explanation.ShouldStartWith("region: 30 % of the values are missing (was 0 %); ");
    }

    [Fact]
    public void Categories_never_seen_are_named_as_such()
    {
        var model = new TestModel();
        using var agent = Start(model);

        var i = 0;
        model.PredictMany(500, seed: 10, region: name => i++ % 10 < 2 ? "offshore" : name);
        agent.Drain();

        agent.Reports(model.Name)[^1]["region"].Tests
            .Single(test => test.Aspect == DriftAspect.UnseenCategories).IsBreached.ShouldBeTrue();
    }

    [Fact]
    public void A_stuck_sensor_is_named_with_its_value()
    {
        var model = new TestModel();
        using var agent = Start(model);

        model.PredictMany(500, seed: 11, amount: _ => 42);
        agent.Drain();

        var verdict = agent.Reports(model.Name)[^1]["amount"];
        verdict.Kind.ShouldBe(DriftKind.Constant);
        verdict.Explanation.ShouldStartWith("amount: all values are 42; ");
    }

    [Fact]
    public void An_alarm_is_cleared_after_three_clean_windows()
    {
        var model = new TestModel();
        using var agent = Start(model);

        model.PredictMany(500, seed: 12, amount: value => value * 3);
        model.PredictMany(750, seed: 13);
        agent.Drain();

        agent.Reports(model.Name).Select(report => report["amount"].State).ShouldBe(
            [DriftState.Suspected, DriftState.Drifted, DriftState.Drifted, DriftState.Drifted, DriftState.Stable]);
    }

    [Fact]
    public void A_baseline_is_learned_from_the_first_predictions_and_then_used()
    {
        var model = new TestModel();
        using var agent = MonitoringAgent.Start(options =>
        {
            options.ForModel(model.Name).BaselineSize = 300;
            options.ForModel(model.Name).WindowSize = 250;
        });

        model.PredictMany(299, seed: 14);
        agent.Drain();
        Status(agent, model).State.ShouldBe(ModelState.Learning);
        Status(agent, model).Reason.ShouldBe("learning a baseline, 299 of 300 predictions");

        model.PredictMany(1 + 250, seed: 15);
        agent.Drain();
        Status(agent, model).State.ShouldBe(ModelState.Monitoring);
        Status(agent, model).BaselineId.ShouldBe(agent.Baseline(model.Name)!.Id);
        agent.Reports(model.Name).Count.ShouldBe(1);
    }

    [Fact]
    public void A_model_that_throws_is_counted_and_its_exception_passes_untouched()
    {
        var model = new TestModel();
        using var agent = Start(model);
        var failure = new InvalidOperationException("no such flight");

        var thrown = Should.Throw<InvalidOperationException>(() => model.Predict(1, "north", true, failure));
        agent.Drain();

        thrown.ShouldBeSameAs(failure);
        Status(agent, model).Errors.ShouldBe(1);
        Status(agent, model).Predictions.ShouldBe(1);
    }

    [Fact]
    public void Sampling_records_one_in_so_many_and_accounts_for_the_others()
    {
        var model = new TestModel();
        using var agent = Start(model, options => options.RecordOneIn = 10);

        model.PredictMany(1_000, seed: 16);
        agent.Drain();

        var status = Status(agent, model);
        status.Predictions.ShouldBe(1_000);
        status.Recorded.ShouldBe(100);
        status.SampledOut.ShouldBe(900);
    }

    [Fact]
    public void Switched_off_nothing_is_captured_and_switched_on_again_it_is()
    {
        var model = new TestModel();
        using var agent = Start(model);

        agent.IsEnabled = false;
        model.PredictMany(100, seed: 17);
        agent.IsEnabled = true;
        model.PredictMany(10, seed: 18);
        agent.Drain();

        Status(agent, model).Predictions.ShouldBe(10);
    }

    [Fact]
    public void A_log_that_throws_harms_nobody()
    {
        var model = new TestModel();
        using var agent = MonitoringAgent.Start(options => options.ForModel(model.Name).BaselineSize = 30, new ThrowingLoggers());

        model.PredictMany(100, seed: 20);
        agent.Drain();

        Status(agent, model).State.ShouldBe(ModelState.Monitoring);
    }

    [Fact]
    public void Disposing_twice_or_reading_after_disposal_does_no_harm()
    {
        var model = new TestModel();
        var agent = Start(model);
        model.PredictMany(250, seed: 19);

        agent.Dispose();
        agent.Dispose();

        model.Predict(1, "north", true).ShouldBe(0.5);
        agent.Reports(model.Name).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Agents_started_in_parallel_flows_see_only_the_predictions_of_their_own()
    {
        var model = new TestModel();

        async Task<long> Flow(int predictions)
        {
            await Task.Yield();
            using var agent = Start(model);
            await Task.Yield();
            model.PredictMany(predictions, seed: predictions);
            agent.Drain();
            return Status(agent, model).Predictions;
        }

        (await Task.WhenAll(Flow(100), Flow(200), Flow(300))).ShouldBe([100, 200, 300]);
    }

    private static MonitoringAgent Start(TestModel model, Action<ModelOptions>? configure = null) => MonitoringAgent.Start(options =>
    {
        var own = options.ForModel(model.Name).UseBaseline(model.Baseline());
        own.WindowSize = 250;
        own.KeptReports = 50;
        configure?.Invoke(own);
    });

    private static ModelStatus Status(MonitoringAgent agent, TestModel model) =>
        agent.Models.Single(status => status.Model == model.Name);
}
