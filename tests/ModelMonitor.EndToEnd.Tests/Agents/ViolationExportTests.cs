using ModelMonitor.Detection;
using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>What arrives at an OTLP endpoint of features that violate their rules.</summary>
[Collection(AgentTests.Name)]
public sealed class ViolationExportTests
{
    private const int BaselineSize = 200;
    private const int WindowSize = 100;

    [Fact]
    public async Task Violations_are_zero_at_first_and_then_what_was_sent_and_raise_an_alarm()
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, options =>
        {
            options.ForModel(ParcelModel.Name).BaselineSize = BaselineSize;
            options.ForModel(ParcelModel.Name).WindowSize = WindowSize;
        });
        var model = new ParcelModel();
        var random = new Random(30);
        Predict(BaselineSize);
        application.ExportSuccessfully();
        Points(receiver, "modelmonitor.feature.violations").ShouldBe([("weight", "range", 0), ("zone", "required", 0)], ignoreOrder: true);
        Points(receiver, "modelmonitor.fallbacks").ShouldBe([("", "", 0)]);

        // Two windows in which each fifth parcel is weighed in grams, then a few without a zone.
        Predict(2 * WindowSize, i => i % 5 == 0 ? 1_000 : 1);
        Predict(3, zone: null);
        application.ExportSuccessfully();

        receiver.Faults.ShouldBeEmpty();
        Points(receiver, "modelmonitor.feature.violations").ShouldBe(
            [("weight", "range", 2 * WindowSize / 5), ("zone", "required", 3)], ignoreOrder: true);
        var metric = receiver.Last.Single(metric => metric.Name == "modelmonitor.feature.violations");
        (metric.Kind, metric.Unit, metric.IsMonotonic, metric.Temporality)
            .ShouldBe((OtlpKind.Sum, "{violation}", true, OtlpTemporality.Cumulative));
        Points(receiver, "modelmonitor.predictions").ShouldBe([("", "", BaselineSize + 2 * WindowSize + 3)]);
        Points(receiver, "modelmonitor.alerts").ShouldBe([("", "", 1)]);
        application.Agent.Incidents(ParcelModel.Name).ShouldHaveSingleItem().Findings[0].Subject.ShouldBe("weight");
        // What is flagged is in no bin.
        Points(receiver, "modelmonitor.feature.observations").Where(point => point.Feature == "weight").Sum(point => point.Value)
            .ShouldBe(2 * WindowSize * 4 / 5);

        var verdict = application.Agent.Reports(ParcelModel.Name)[^1]["weight"];
        verdict.Kind.ShouldBe(DriftKind.RuleViolations);
        verdict.Explanation.ShouldBe("weight: 20 % of the values violate Range(0, 30); p < 1e-12, n = 100");

        void Predict(int count, Func<int, double>? factor = null, string? zone = "north")
        {
            for (var i = 0; i < count; i++)
            {
                model.Predict((1 + (29 * random.NextDouble())) * (factor?.Invoke(i) ?? 1), zone);
            }
        }
    }

    private static IEnumerable<(string Feature, string Rule, double Value)> Points(OtlpReceiver receiver, string metric) =>
        receiver.Last.Single(each => each.Name == metric).Points
            .Where(point => point.Attributes.GetValueOrDefault("model.name") == ParcelModel.Name)
            .Select(point => (point.Attributes.GetValueOrDefault("feature.name", ""), point.Attributes.GetValueOrDefault("rule", ""), point.Value));
}
