using System.ComponentModel.DataAnnotations;
using ModelMonitor.Capture;
using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>What arrives at an OTLP endpoint of predictions that are refused, or answered by a fallback.</summary>
[Collection(AgentTests.Name)]
public sealed class FallbackExportTests
{
    [Fact]
    public async Task Refused_predictions_are_errors_and_violations()
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, _ => { });
        var model = new CustomsModel();
        for (var i = 0; i < 100; i++)
        {
            if (i % 10 == 0)
            {
                Should.Throw<ValidationException>(() => model.Predict(-1));
            }
            else
            {
                model.Predict(i).ShouldBe(0.19 * i);
            }
        }

        application.ExportSuccessfully();

        Points(receiver, CustomsModel.Name, "modelmonitor.predictions", "error.type").ShouldBe(
            [("", 90), ("System.ComponentModel.DataAnnotations.ValidationException", 10)], ignoreOrder: true);
        Points(receiver, CustomsModel.Name, "modelmonitor.feature.violations", "rule").ShouldBe([("range", 10)]);
        var status = application.Agent.Models.Single(status => status.Model == CustomsModel.Name);
        (status.Predictions, status.Recorded, status.Errors, status.Refused).ShouldBe((100, 90, 10, 10));
    }

    [Fact]
    public async Task What_the_fallback_answers_is_a_prediction_and_what_the_model_says_in_the_shadow_is_none()
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, _ => { });
        var model = new FreightModel();
        var breaker = ModelBreaker.Of(FreightModel.Name);

        // Two violations, then twenty calls while the breaker is open, then twenty of which each second is tried in the shadow.
        Predict(20, i => i < 2 ? 101 : i);
        breaker.Trip("for the test");
        Predict(20, i => i);
        breaker.HalfOpen(shadowOneIn: 2).ShouldBeTrue();
        Predict(20, _ => 13);
        breaker.Reset();
        Predict(5, i => i);
        application.ExportSuccessfully();

        Points(receiver, FreightModel.Name, "modelmonitor.predictions", "error.type").ShouldBe(
            [("", 64), ("System.InvalidOperationException", 1)], ignoreOrder: true);
        Points(receiver, FreightModel.Name, "modelmonitor.fallbacks", "error.type").ShouldBe([("", 42)]);
        Points(receiver, FreightModel.Name, "modelmonitor.feature.violations", "rule").ShouldBe([("range", 2)]);
        var status = application.Agent.Models.Single(status => status.Model == FreightModel.Name);
        (status.Predictions, status.Recorded, status.FellBack, status.Errors).ShouldBe((65, 22, 42, 1));
        (status.Shadowed, status.ShadowErrors).ShouldBe((0, 10));

        void Predict(int count, Func<int, double> tons)
        {
            for (var i = 0; i < count; i++)
            {
                try
                {
                    model.Predict(tons(i));
                }
                catch (InvalidOperationException) when (breaker.IsClosed)
                {
                    // 13 tons, once.
                }
            }
        }
    }

    private static IEnumerable<(string Attribute, double Value)> Points(OtlpReceiver receiver, string model, string metric, string attribute) =>
        receiver.Last.Single(each => each.Name == metric).Points
            .Where(point => point.Attributes.GetValueOrDefault("model.name") == model)
            .Select(point => (point.Attributes.GetValueOrDefault(attribute, ""), point.Value));
}
