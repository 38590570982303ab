using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

public sealed class SegmentOptionsTests
{
    [Fact]
    public void A_learned_baseline_has_the_segments_that_the_options_name()
    {
        var model = new TestModel();
        using var agent = Learning(model, "region", "paid");

        model.PredictMany(200, seed: 1);
        agent.Drain();

        agent.Baseline(model.Name)!.Profile.Segments.Select(segment => segment.Column).ShouldBe([1, 2]);
        agent.Models.Single(status => status.Model == model.Name).Reason.ShouldBe("");
    }

    [Fact]
    public void A_name_that_makes_no_segments_is_told_and_the_model_is_monitored_without()
    {
        var model = new TestModel();
        using var agent = Learning(model, "town", "region", "amount");

        model.PredictMany(200, seed: 1);
        agent.Drain();

        agent.Baseline(model.Name)!.Profile.Segments.ShouldHaveSingleItem().Column.ShouldBe(1);
        agent.Models.Single(status => status.Model == model.Name).Reason.ShouldBe(
            $"Model '{model.Name}' has no feature 'town' to make segments of; name a feature of categories: 'region', 'paid'; "
            + $"Feature 'amount' (double) of model '{model.Name}' makes no segments, being a quantity; name a feature of categories: 'region', 'paid'");
    }

    [Fact]
    public void Features_of_which_a_given_baseline_has_no_counts_are_known()
    {
        var model = new TestModel();

        ModelSegments.Missing(model.Baseline(), model.Source.Schema, ["paid"]).ShouldBe(["paid"]);
        ModelSegments.Missing(
            ModelMonitor.Baselines.Baseline.FromRows(model.Source.Schema, TestModel.Rows(100, 1), times: null, segments: ["paid"]), model.Source.Schema, ["paid"])
            .ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_bound_from_the_configuration_on_top_of_the_defaults()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ModelMonitor:Defaults:Segments:0"] = "region",
                ["ModelMonitor:Models:credit:Segments:0"] = "paid",
            }).Build())
            .AddLogging()
            .AddModelMonitor()
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value;

        options.Defaults.Segments.ShouldBe(["region"]);
        options.ForModel("credit").Segments.ShouldBe(["region", "paid"]);
    }

    [Fact]
    public void Too_many_names_and_empty_ones_are_refused() =>
        Should.Throw<OptionsValidationException>(() => MonitoringAgent.Start(options =>
        {
            options.ForModel("credit").Segments = ["a", "b", "c", "d", "e"];
            options.ForModel("fraud").Segments = [" "];
        })).Failures.ShouldBe(
        [
            "ModelMonitor:Models:credit:Segments is 5; allowed: 0 to 4.",
            "ModelMonitor:Models:fraud:Segments is empty; allowed: names of features.",
        ]);

    private static MonitoringAgent Learning(TestModel model, params string[] segments) => MonitoringAgent.Start(options =>
    {
        options.ForModel(model.Name).BaselineSize = 200;
        options.ForModel(model.Name).Segments = segments;
    });
}
